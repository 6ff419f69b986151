package io.cygi.command.reservation;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;

/** The state of a reservation in its life cycle. */
enum ReservationState {
    REQUESTED,
    HELD,
    PAYING,
    CONFIRMED,
    CANCELLING,
    CANCELLED,
    EXPIRED,
    REJECTED;

    /** {@return the refusal of what cannot be done in this state} */
    RefusedException refusal() {
        return new RefusedException(
                ProblemCode.INVALID_STATE, "The reservation is " + words() + "; this cannot be done with it now.");
    }

    private String words() {
        return switch (this) {
            case PAYING -> "being paid";
            case CANCELLING -> "being cancelled";
            default -> name();
        };
    }

    /** {@return the refusal of a payment that comes after the hold's end} */
    static RefusedException holdExpired() {
        return new RefusedException(ProblemCode.HOLD_EXPIRED, "The hold has ended; book again.");
    }
}
