package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;

/**
 * A payment to prepare.
 *
 * @param topUpId the id of the top-up that it is for
 * @param amount the amount
 * @param approvedUrl where the fan is returned to with an approval
 * @param cancelledUrl where the fan is returned to after cancelling
 * @param failedUrl where the fan is returned to if the payment fails
 */
public record PaymentRequest(
        TopUpId topUpId, Money amount, String approvedUrl, String cancelledUrl, String failedUrl) {}
