package io.cygi.remote.command;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.worker.CommandSideUnavailableException;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.RemoteFaultException;
import io.cygi.remote.replica.Replica;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The knowledge about one request that is sent to several replicas. Used by one thread. */
final class Trial {

    /** Replicas that have to meet a permanent fault before the caller gets it. One replica may be older than its data. */
    private static final int WITNESSES = 2;

    private final Map<Replica, RemoteFaultException> stays = new HashMap<>();
    private @Nullable IOException last;
    private boolean understoodInRound;
    private boolean understoodInLast = true;
    private int unknown;

    void beginRound() {
        understoodInRound = false;
    }

    /** Ends a round, in which every replica was asked. */
    void endRound() {
        understoodInLast = understoodInRound;
    }

    /** Notes that a replica does not understand the request. @param cause the replica's answer */
    void notUnderstood(IOException cause) {
        last = cause;
    }

    /** {@return the number of attempts whose outcome is unknown, with this one} @param cause the fault of this attempt */
    int unknown(IOException cause) {
        notTaken(cause);
        return ++unknown;
    }

    /** Notes that a replica has begun nothing. @param cause the fault or the answer */
    void notTaken(IOException cause) {
        last = cause;
        understoodInRound = true;
    }

    /** Notes that a replica has met a permanent fault, so that it is not asked again. @param replicas the number of replicas */
    void stays(Replica replica, RemoteFaultException fault, int replicas) {
        understoodInRound = true;
        stays.put(replica, fault);
        if (stays.size() >= Math.min(WITNESSES, replicas)) {
            throw fault;
        }
    }

    /** {@return whether the replica has met a permanent fault} */
    boolean failedAt(Replica replica) {
        return stays.containsKey(replica);
    }

    /**
     * {@return the exception for the caller at the end of the trial} A permanent fault of one replica counts if no other replica
     * has answered with the outcome. A request that no replica understands is a permanent fault, too: as a passing fault it
     * would be tried for ever.
     *
     * @param why the reason for which nothing more is tried
     */
    RuntimeException end(String why) {
        if (!stays.isEmpty()) {
            return stays.values().iterator().next();
        }
        if (!understoodInLast) {
            return new RemoteFaultException(
                    "No replica of the command side takes the request: " + (last == null ? "" : last.getMessage()),
                    FailureReason.FAULT);
        }
        return new UnavailableException(
                "The command side does not answer.", new CommandSideUnavailableException(why, last));
    }
}
