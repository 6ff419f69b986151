package io.cygi.saga.topup.provider;

import org.jspecify.annotations.Nullable;

/**
 * A payment that waits for the fan's approval.
 *
 * @param tid the provider's identifier of the payment
 * @param redirectUrl the provider's page for desktop browsers
 * @param mobileRedirectUrl the provider's page for phones, if it has another
 */
public record ReadyPayment(
        String tid, String redirectUrl, @Nullable String mobileRedirectUrl) {}
