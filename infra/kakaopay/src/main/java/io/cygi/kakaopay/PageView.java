package io.cygi.kakaopay;

/**
 * The content of a payment's page.
 *
 * @param tid the payment
 * @param terms what is to be paid
 * @param status how far it is
 * @param expired whether its time is over
 */
record PageView(String tid, Payment.Terms terms, PaymentStatus status, boolean expired) {

    /** {@return whether the buyer can still decide} */
    boolean open() {
        return !expired && (status.undecided() || status == PaymentStatus.AUTH_PASSWORD);
    }
}
