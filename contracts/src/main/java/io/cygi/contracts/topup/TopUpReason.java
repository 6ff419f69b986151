package io.cygi.contracts.topup;

/** The reasons for which a top-up fails or is refunded. */
public enum TopUpReason {
    /** The fan cancelled on the provider's page. */
    CANCELLED_BY_FAN,
    /** The provider's final word is that the payment failed. */
    PAYMENT_FAILED,
    /** The provider has taken another amount than was requested; it is given back. */
    AMOUNT_DIFFERS,
    /** Not paid in time. */
    NOT_PAID_IN_TIME,
    /** The provider took the money after the top-up had ended, and has given it back. */
    PAYMENT_RETURNED,
    /** An admin is giving the money back. */
    REFUND_REQUESTED,
    /** An admin has given the money back. */
    REFUNDED,
    /** A refund was refused, because the wallet has less than the top-up's amount. */
    INSUFFICIENT_FUNDS,
    /** A refund was refused by the provider; the points are in the wallet again. */
    REFUND_REFUSED
}
