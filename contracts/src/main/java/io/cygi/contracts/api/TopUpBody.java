package io.cygi.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A top-up as its fan sees it.
 *
 * @param topUpId the top-up's handle
 * @param amount the amount that is credited
 * @param status REQUESTED, READY, APPROVING, CREDITED, FAILED, CANCELLED or EXPIRED
 * @param reason the reason for the status, absent if there is none
 * @param redirectUrl the provider's page for desktop browsers, while READY
 * @param mobileRedirectUrl the provider's page for phones, while READY, if the provider has a separate one
 * @param expiresAt the time until which it can be approved
 * @param requestedAt the time at which the fan requested it
 * @param creditedAt the time at which the wallet was credited
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TopUpBody(
        String topUpId,
        Money amount,
        Status status,
        @Nullable TopUpReason reason,
        @Nullable String redirectUrl,
        @Nullable String mobileRedirectUrl,
        Instant expiresAt,
        Instant requestedAt,
        @Nullable Instant creditedAt) {

    /** {@return a top-up that has been requested, and nothing more} */
    public static TopUpBody requested(TopUpId topUpId, Money amount, Instant expiresAt, Instant requestedAt) {
        return new TopUpBody(
                topUpId.handle(), amount, Status.REQUESTED, null, null, null, expiresAt, requestedAt, null);
    }

    /** The states of a top-up that callers see. */
    public enum Status {
        /** The platform asks the provider to prepare the payment. */
        REQUESTED,
        /** The provider waits for the fan's approval. */
        READY,
        /** The fan has approved, and the wallet is not credited yet. */
        APPROVING,
        /** The wallet is credited. */
        CREDITED,
        /** The payment failed. */
        FAILED,
        /** The fan cancelled, or the money was given back. */
        CANCELLED,
        /** The top-up was not paid in time. */
        EXPIRED
    }
}
