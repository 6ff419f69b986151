package io.cygi.saga.topup.kakaopay;

/** The fault of a start in production with top-ups enabled and without KakaoPay's key or merchant code. */
final class MissingKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingKeyException() {
        super("Top-ups are enabled, and KakaoPay's secret key or merchant code is not set.");
    }
}
