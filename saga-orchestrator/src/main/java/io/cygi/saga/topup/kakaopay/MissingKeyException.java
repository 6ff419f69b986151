package io.cygi.saga.topup.kakaopay;

/** Top-ups are enabled in production, and KakaoPay's key or merchant code is missing. */
final class MissingKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingKeyException() {
        super("Top-ups are enabled, and KakaoPay's secret key or merchant code is not set.");
    }
}
