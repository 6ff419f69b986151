package io.cygi.contracts.reservation;

import io.cygi.contracts.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The effect that cancelling a reservation would have.
 *
 * @param effect the kind of effect
 * @param refund the amount that the fan would get back
 * @param holdUntil the end of the hold, if the cancellation only gives up a hold
 */
public record CancellationTerms(
        Effect effect, Money refund, @Nullable Instant holdUntil) {

    /** The kind of effect. */
    public enum Effect {
        /** The seats are released; nothing has been paid. */
        RELEASE,
        /** The payment is refunded by the concert's policy, and the seats are released. */
        REFUND,
        /** Nothing changes: the cancellation is refused, or the reservation is being cancelled already. */
        NONE
    }
}
