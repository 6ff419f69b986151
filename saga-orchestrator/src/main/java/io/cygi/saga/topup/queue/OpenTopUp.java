package io.cygi.saga.topup.queue;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A top-up that the platform still has to work on.
 *
 * @param topUpId the top-up's id
 * @param amount the requested amount
 * @param returnUrl the URL for the fan's return to the app
 * @param callbackKey the key that a callback has to show
 * @param expiresAt the end of the wait for the provider to prepare the payment
 * @param requestedAt when it was requested
 * @param correlationId the correlation id of the request
 * @param approvals the fan's approvals, oldest first
 * @param notice the notice of a callback without an approval, or null
 * @param finished whether the top-up only has to be removed
 * @param failures the number of failures in a row
 * @param refusals the number of refusals of the provider to give money back
 * @param wakes the number of wake-ups, so that one during the work is not lost
 * @param claim the claim of the process that works on it, null for none
 */
public record OpenTopUp(
        TopUpId topUpId,
        Money amount,
        String returnUrl,
        String callbackKey,
        Instant expiresAt,
        Instant requestedAt,
        String correlationId,
        List<String> approvals,
        @Nullable CallbackNotice notice,
        boolean finished,
        int failures,
        int refusals,
        long wakes,
        @Nullable String claim) {

    /** Copies the list of approvals. */
    public OpenTopUp {
        approvals = List.copyOf(approvals);
    }

    /** {@return a copy with other approvals} @param others the approvals, oldest first */
    public OpenTopUp with(List<String> others) {
        return new OpenTopUp(
                topUpId,
                amount,
                returnUrl,
                callbackKey,
                expiresAt,
                requestedAt,
                correlationId,
                others,
                notice,
                finished,
                failures,
                refusals,
                wakes,
                claim);
    }

    /** {@return a text without approvals and key, for logs} */
    @Override
    public String toString() {
        return "OpenTopUp[" + topUpId + "]";
    }
}
