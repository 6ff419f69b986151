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

/** What is known of one request that is sent to several replicas. Used by one thread. */
final class Trial {

    /** So many replicas have to meet a fault that stays before it is believed: one may be older than its data. */
    private static final int WITNESSES = 2;

    private final Map<Replica, RemoteFaultException> stays = new HashMap<>();
    private @Nullable IOException last;
    private boolean understoodInRound;
    private boolean understoodInLast = true;
    private int unknown;

    void beginRound() {
        understoodInRound = false;
    }

    /** All replicas were asked. */
    void endRound() {
        understoodInLast = understoodInRound;
    }

    /** A replica has told nothing that ends the trial. @param cause what was seen */
    void notUnderstood(IOException cause) {
        last = cause;
    }

    /** {@return the number of sendings whose outcome is unknown} @param cause what was seen this time */
    int unknown(IOException cause) {
        notTaken(cause);
        return ++unknown;
    }

    /** The replica has begun nothing. @param cause what was seen */
    void notTaken(IOException cause) {
        last = cause;
        understoodInRound = true;
    }

    /** A replica has met a fault that stays, and is not asked again. @param replicas how many there are */
    void stays(Replica replica, RemoteFaultException fault, int replicas) {
        understoodInRound = true;
        stays.put(replica, fault);
        if (stays.size() >= Math.min(WITNESSES, replicas)) {
            throw fault;
        }
    }

    /** {@return whether the replica has met a fault that stays} */
    boolean failedAt(Replica replica) {
        return stays.containsKey(replica);
    }

    /**
     * {@return what the caller is told when nothing more is tried} A fault that stays is believed where the other replicas tell
     * nothing. So is a request that no replica understands: as a fault that passes, it would be tried for ever.
     *
     * @param why nothing more is tried
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
