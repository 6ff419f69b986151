package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.TopUpId;

/**
 * A payment at the provider.
 *
 * @param topUpId the id of the top-up that it is for
 * @param tid the provider's identifier of the payment
 */
public record Payment(TopUpId topUpId, String tid) {}
