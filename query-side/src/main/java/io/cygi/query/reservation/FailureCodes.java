package io.cygi.query.reservation;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.reservation.BookingFailure;

/** Translates the reason for which a booking failed into the code that callers of the API see. */
final class FailureCodes {

    private FailureCodes() {}

    /** {@return the code} @param failure the reason in the reservation's event */
    static ProblemCode of(BookingFailure failure) {
        return switch (failure) {
            case SEAT_TAKEN -> ProblemCode.SEAT_TAKEN;
            case LIMIT_EXCEEDED -> ProblemCode.LIMIT_EXCEEDED;
            case HOLD_EXPIRED -> ProblemCode.HOLD_EXPIRED;
            case INSUFFICIENT_FUNDS -> ProblemCode.INSUFFICIENT_FUNDS;
            case WALLET_MISSING -> ProblemCode.NOT_FOUND;
            case STATE_CHANGED -> ProblemCode.INVALID_STATE;
        };
    }
}
