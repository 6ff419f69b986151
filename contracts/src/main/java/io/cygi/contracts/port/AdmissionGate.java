package io.cygi.contracts.port;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The port that the edge asks before it lets a booking through. Checking a pass reads memory. Using a pass is a write,
 * and so is joining the line without one. A check that fails throws an exception and admits nobody.
 */
public interface AdmissionGate {

    /**
     * {@return whether the fan may book, or the fan's ticket in the line}
     *
     * @param attempt the booking that the fan attempts
     * @throws UnavailableException if the waiting room does not answer
     * @throws RefusedException if the waiting room takes nobody in, or too many fans came from the address
     */
    Decision decide(Attempt attempt);

    /**
     * Records that the booking which {@link #decide} admitted has begun.
     *
     * @param admitted the answer of {@link #decide}
     */
    void booked(Admitted admitted);

    /**
     * Gives back a pass that {@link #decide} took for a booking which was then refused. The fan may use the pass again.
     *
     * @param admitted the answer of {@link #decide}
     */
    void release(Admitted admitted);

    /**
     * A fan's attempt to book.
     *
     * @param concertId the concert
     * @param fanId the fan, as named by the verified token
     * @param address the network address that the request came from
     * @param pass the pass that the request showed, or null
     * @param idempotencyKey the request's idempotency key, or null; a repeated request that was answered gets its
     *     answer again
     * @param proof the proof of work of the request, which some rooms require of fans who join the line
     */
    record Attempt(
            ConcertId concertId,
            AccountId fanId,
            String address,
            @Nullable String pass,
            @Nullable String idempotencyKey,
            Proof proof) {}

    /** The decision about an attempt. */
    sealed interface Decision {}

    /** There is no waiting room in front of the concert. */
    enum NoWaitingRoom implements Decision {
        /** The only instance. */
        INSTANCE
    }

    /** The request was answered before and gets the same answer again. This takes no pass. */
    enum AlreadyAnswered implements Decision {
        /** The only instance. */
        INSTANCE
    }

    /**
     * The fan may book.
     *
     * @param pass the fan's pass
     * @param place the fan's place in the form of the waiting room, which alone reads it
     */
    record Admitted(String pass, Object place) implements Decision {}

    /**
     * The fan has to wait.
     *
     * @param ticket the ticket as the fan sees it
     * @param location the address at which the ticket is found
     * @param retryAfterSeconds the number of seconds after which to look again
     */
    record MustWait(Object ticket, URI location, int retryAfterSeconds) implements Decision {}
}
