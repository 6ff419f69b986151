package io.cygi.remote;

import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.ReplicaProbe;
import io.cygi.remote.replica.Replicas;

/** Asks the replicas of the command side whether they take commands. */
public final class LiveCommandSide {

    private final Replicas replicas;
    private final ReplicaProbe probe;

    /** Creates the question. @param replicas the replicas @param probe asks one of them */
    LiveCommandSide(Replicas replicas, ReplicaProbe probe) {
        this.replicas = replicas;
        this.probe = probe;
    }

    /** {@return whether a replica takes commands now} It waits for a second for each replica that does not answer. */
    public boolean anyTakesCommands() {
        for (Replica replica : replicas.inTurn()) {
            if (probe.probe(replica) == ReplicaProbe.State.READY) {
                return true;
            }
        }
        return false;
    }
}
