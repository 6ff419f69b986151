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
 * @param topUpId its handle
 * @param amount what is credited
 * @param status REQUESTED, READY, APPROVING, CREDITED, FAILED, CANCELLED or EXPIRED
 * @param reason why, where there is something to say
 * @param redirectUrl the provider's page for desktop browsers, while READY
 * @param mobileRedirectUrl the provider's page for phones, while READY, where it has another
 * @param expiresAt until when it can be approved
 * @param requestedAt when the fan asked for it
 * @param creditedAt when the wallet was credited
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

    /** The states that callers see. */
    public enum Status {
        /** The provider is being asked. */
        REQUESTED,
        /** The fan has to approve. */
        READY,
        /** The fan has approved, and the money is on its way. */
        APPROVING,
        /** The wallet is credited. */
        CREDITED,
        /** The payment failed. */
        FAILED,
        /** The fan cancelled, or the money was given back. */
        CANCELLED,
        /** Not paid in time. */
        EXPIRED
    }
}
