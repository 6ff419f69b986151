package io.cygi.contracts.reservation;

import io.cygi.contracts.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The effect that cancelling a reservation would have.
 *
 * @param effect what would happen
 * @param refund what the fan would get back
 * @param holdUntil when the hold ends, where there is nothing but a hold to give up
 */
public record CancellationTerms(
        Effect effect, Money refund, @Nullable Instant holdUntil) {

    /** The kind of effect. */
    public enum Effect {
        /** The seats are released; nothing has been paid. */
        RELEASE,
        /** The payment is refunded by the concert's policy, and the seats are released. */
        REFUND,
        /** Nothing: it is refused, or the reservation is being cancelled already. */
        NONE
    }
}
