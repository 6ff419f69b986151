package io.cygi.remote.replica;

/** Asks a replica whether it takes requests. An implementation answers within a bounded time and throws nothing. */
@FunctionalInterface
public interface ReplicaProbe {

    /** The state of a replica. */
    enum State {
        /** The replica takes requests. */
        READY,
        /** The replica ends and takes no new requests. */
        DRAINING,
        /** The replica does not answer. */
        AWAY
    }

    /** {@return the state of a replica} @param replica the replica */
    State probe(Replica replica);
}
