package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;

/**
 * A payment to prepare.
 *
 * @param topUpId what it is for
 * @param amount how much
 * @param approvedUrl where the fan is returned to with an approval
 * @param cancelledUrl where the fan is returned to after cancelling
 * @param failedUrl where the fan is returned to where it cannot be paid
 */
public record PaymentRequest(
        TopUpId topUpId, Money amount, String approvedUrl, String cancelledUrl, String failedUrl) {}
