package io.cygi.kakaopay;

/**
 * The content of a payment's page.
 *
 * @param tid the payment
 * @param terms the terms of the payment
 * @param status the state of the payment
 * @param expired whether the time of the payment is over
 */
record PageView(String tid, Payment.Terms terms, PaymentStatus status, boolean expired) {

    /** {@return whether the buyer can still decide} */
    boolean open() {
        return !expired && (status.undecided() || status == PaymentStatus.AUTH_PASSWORD);
    }
}
