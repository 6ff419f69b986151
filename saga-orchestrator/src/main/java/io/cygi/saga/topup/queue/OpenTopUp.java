package io.cygi.saga.topup.queue;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A top-up that somebody works on.
 *
 * @param topUpId which one
 * @param amount what was requested
 * @param returnUrl where the fan is returned to
 * @param callbackKey what a callback has to show
 * @param expiresAt until when it waits for the provider to be ready
 * @param requestedAt when it was requested
 * @param correlationId of the request
 * @param approvals the fan's approvals, oldest first
 * @param notice what a callback without an approval has said, or null
 * @param finished whether nothing is left to do but to forget it
 * @param failures how often in a row the work has failed
 * @param refusals how often the provider has refused to give money back
 * @param wakes how often it was woken, so that a wake-up during the work is not lost
 * @param claim who works on it, null where nobody does
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

    /** Copies the list. */
    public OpenTopUp {
        approvals = List.copyOf(approvals);
    }

    /** {@return the same with other approvals} @param others oldest first */
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

    /** Keeps approvals and the key out of logs. */
    @Override
    public String toString() {
        return "OpenTopUp[" + topUpId + "]";
    }
}
