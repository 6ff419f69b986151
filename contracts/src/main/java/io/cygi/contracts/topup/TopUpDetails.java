package io.cygi.contracts.topup;

import io.cygi.contracts.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a top-up as its aggregate knows it.
 *
 * @param state the state
 * @param amount the amount that is to be credited
 * @param tid the provider's identifier of the payment, null if the provider was not asked yet
 * @param expiresAt the time until which it can be approved
 * @param approvalStarted whether the provider may ever have been asked to take the money
 * @param returned whether money that was taken after the end has been given back
 * @param refundAttempt the number of the latest attempt to refund, 0 if there was none
 */
public record TopUpDetails(
        TopUpState state,
        Money amount,
        @Nullable String tid,
        Instant expiresAt,
        boolean approvalStarted,
        boolean returned,
        int refundAttempt) {}
