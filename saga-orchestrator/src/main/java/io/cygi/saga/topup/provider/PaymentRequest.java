package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;

/**
 * A payment to prepare.
 *
 * @param topUpId the id of the top-up that it is for
 * @param amount the amount
 * @param approvedUrl the URL for the fan's return with an approval
 * @param cancelledUrl the URL for the fan's return after a cancellation
 * @param failedUrl the URL for the fan's return if the payment fails
 */
public record PaymentRequest(
        TopUpId topUpId, Money amount, String approvedUrl, String cancelledUrl, String failedUrl) {}
