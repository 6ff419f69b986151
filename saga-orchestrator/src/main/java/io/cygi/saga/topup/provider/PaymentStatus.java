package io.cygi.saga.topup.provider;

/** The status of a payment as the provider reports it. */
public enum PaymentStatus {
    /** The fan has not approved yet. */
    WAITING,
    /** The fan has approved; the money is not taken yet. */
    APPROVED,
    /** The money is taken; a part may have been given back. */
    PAID,
    /** All of the money has been given back. */
    CANCELLED,
    /** The payment has failed for good; nothing is taken. */
    FAILED,
    /** The fan has given the payment up; nothing is taken. */
    QUIT
}
