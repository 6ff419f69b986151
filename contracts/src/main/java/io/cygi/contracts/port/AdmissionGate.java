package io.cygi.contracts.port;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The port that the edge asks before it lets a booking through. Passes are checked in memory; using one is a write,
 * and so is joining the line without one. A failed check is an exception and never admits anybody.
 */
public interface AdmissionGate {

    /**
     * {@return whether the fan may book, or where the fan waits}
     *
     * @param attempt who asks for what
     * @throws UnavailableException where the waiting room does not answer
     * @throws RefusedException where it takes nobody in, or too many came from the address
     */
    Decision decide(Attempt attempt);

    /**
     * Says that the booking has begun that {@link #decide} let through.
     *
     * @param admitted what {@link #decide} answered
     */
    void booked(Admitted admitted);

    /**
     * Gives a pass back that {@link #decide} took for a booking which was then refused: it may be tried again.
     *
     * @param admitted what {@link #decide} answered
     */
    void release(Admitted admitted);

    /**
     * A fan's attempt to book.
     *
     * @param concertId what
     * @param fanId who, as the token says that was verified
     * @param address where the request came from
     * @param pass what the request showed, or null
     * @param idempotencyKey the request's, or null; whoever repeats a request that has had its answer gets it again
     * @param proof the work that the fan has done, which some rooms want of those who are put in line
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
        /** The only one. */
        INSTANCE
    }

    /** The request has had its answer, and gets the same again. No pass is needed for that, and none is used. */
    enum AlreadyAnswered implements Decision {
        /** The only one. */
        INSTANCE
    }

    /**
     * The fan may book.
     *
     * @param pass the fan's
     * @param place names the fan's place to the one who gave it
     */
    record Admitted(String pass, Object place) implements Decision {}

    /**
     * The fan waits.
     *
     * @param ticket the ticket as the fan sees it
     * @param location where the ticket is found
     * @param retryAfterSeconds when to look again
     */
    record MustWait(Object ticket, URI location, int retryAfterSeconds) implements Decision {}
}
