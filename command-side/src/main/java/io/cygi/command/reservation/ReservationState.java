package io.cygi.command.reservation;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.reservation.CancellationTerms;
import io.cygi.contracts.reservation.CancellationTerms.Effect;
import io.cygi.contracts.value.Money;
import java.time.Instant;

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

    /** {@return the refusal of a command that is not possible in this state} */
    RefusedException refusal() {
        return new RefusedException(
                ProblemCode.INVALID_STATE, "The reservation is " + words() + "; this cannot be done with it now.");
    }

    /**
     * {@return the effect of a cancellation by the fan in this state, for the quote and for the cancellation itself}
     *
     * @param holdUntil the hold's end
     * @param refund the refund of what was paid
     */
    CancellationTerms cancellation(Instant holdUntil, Money refund) {
        return switch (this) {
            case HELD -> new CancellationTerms(Effect.RELEASE, Money.ZERO, holdUntil);
            case CONFIRMED -> new CancellationTerms(Effect.REFUND, refund, null);
            default -> new CancellationTerms(Effect.NONE, Money.ZERO, null);
        };
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
