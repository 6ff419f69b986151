package io.cygi.contracts.topup;

/** The reasons for which a top-up fails or is refunded. */
public enum TopUpReason {
    /** The fan cancelled on the provider's page. */
    CANCELLED_BY_FAN,
    /** The provider's final word is that the payment failed. */
    PAYMENT_FAILED,
    /** The provider has taken another amount than was requested, and gives it back. */
    AMOUNT_DIFFERS,
    /** The top-up was not paid in time. */
    NOT_PAID_IN_TIME,
    /** The provider took the money after the top-up had ended, and has given it back. */
    PAYMENT_RETURNED,
    /** An admin is giving the money back. */
    REFUND_REQUESTED,
    /** An admin has given the money back. */
    REFUNDED,
    /** The platform refused a refund, because the balance of the wallet is less than the top-up's amount. */
    INSUFFICIENT_FUNDS,
    /** The provider refused a refund; the points are in the wallet again. */
    REFUND_REFUSED
}
