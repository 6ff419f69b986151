package io.cygi.saga.booking;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.reservation.BookingFailure;

/** Translates the refusal of a command into the reason for which the booking fails. */
final class BookingFailures {

    private BookingFailures() {}

    /** {@return the reason} @param code the code of the refusal of a step's command */
    static BookingFailure of(ProblemCode code) {
        return switch (code) {
            case SEAT_TAKEN -> BookingFailure.SEAT_TAKEN;
            case LIMIT_EXCEEDED -> BookingFailure.LIMIT_EXCEEDED;
            case HOLD_EXPIRED -> BookingFailure.HOLD_EXPIRED;
            case INSUFFICIENT_FUNDS -> BookingFailure.INSUFFICIENT_FUNDS;
            // An aggregate of the step does not exist. No step meets this refusal today, because each creates what it
            // needs.
            case NOT_FOUND -> BookingFailure.WALLET_MISSING;
            // No step is refused with any other code. A booking has to end, whatever the refusal.
            case INVALID_STATE,
                    VALIDATION_FAILED,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_ON_SALE,
                    PRECONDITION_FAILED,
                    IDEMPOTENCY_KEY_REUSED,
                    UNKNOWN_SEAT,
                    TOO_MANY_REQUESTS,
                    UNAVAILABLE -> BookingFailure.STATE_CHANGED;
        };
    }
}
