package io.cygi.command.reservation;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.reservation.ExtensionTerms;
import io.cygi.contracts.reservation.HoldExtension;
import java.time.Instant;

/**
 * The hold of a reservation's seats. Each hold ends, however often it is extended: the number of extensions is bounded
 * by the concert's terms, which do not change while the concert is on sale.
 *
 * @param until the end of the hold
 * @param extensions the number of its extensions
 */
record Hold(Instant until, int extensions) {

    /** {@return a hold that was never extended} @param until the end of the hold */
    static Hold lasting(Instant until) {
        return new Hold(until, 0);
    }

    /** {@return whether the hold has ended} @param at the current time */
    boolean hasEnded(Instant at) {
        return !at.isBefore(until);
    }

    /**
     * {@return the next extension of the hold}
     *
     * @param state the state of the reservation
     * @param terms the terms of the concert
     * @param at the time of the request
     * @throws RefusedException if the hold cannot be extended
     */
    HoldExtension next(ReservationState state, ExtensionTerms terms, Instant at) {
        requireLasting(state, at);
        if (state != ReservationState.HELD) {
            throw state.refusal();
        }
        if (extensions >= terms.max()) {
            throw new RefusedException(
                    ProblemCode.INVALID_STATE,
                    terms.max() == 0
                            ? "Holds of this concert cannot be extended."
                            : "The hold has been extended as often as the concert allows; pay before it ends.");
        }
        return new HoldExtension(extensions + 1, until.plusSeconds(terms.seconds()));
    }

    /**
     * Requires that the seats are still held, or are being paid.
     *
     * @param state the state of the reservation
     * @param at the current time
     * @throws RefusedException if the hold has ended
     */
    void requireLasting(ReservationState state, Instant at) {
        if (state == ReservationState.EXPIRED || state == ReservationState.HELD && hasEnded(at)) {
            throw ReservationState.holdExpired();
        }
        if (state != ReservationState.HELD && state != ReservationState.PAYING) {
            throw state.refusal();
        }
    }
}
