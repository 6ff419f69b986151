package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.TopUpId;

/**
 * A payment at the provider.
 *
 * @param topUpId what it is for
 * @param tid the provider's identifier
 */
public record Payment(TopUpId topUpId, String tid) {}
