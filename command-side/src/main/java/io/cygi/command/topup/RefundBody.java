package io.cygi.command.topup;

import io.cygi.contracts.value.Money;

/**
 * A refund that has begun: the points are taken from the wallet, and the provider is asked to cancel the payment.
 *
 * @param topUpId the top-up's handle
 * @param amount the amount that is given back
 * @param attempt the number of the attempt
 */
record RefundBody(String topUpId, Money amount, int attempt) {}
