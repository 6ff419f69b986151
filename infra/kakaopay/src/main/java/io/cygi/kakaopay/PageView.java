package io.cygi.kakaopay;

/**
 * What a payment's page shows.
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
