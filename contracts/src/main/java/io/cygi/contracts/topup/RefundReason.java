package io.cygi.contracts.topup;

/**
 * The reasons for which an admin gives a top-up's money back. They are a choice and not a text, because events hold
 * nothing personal.
 */
public enum RefundReason {
    /** The fan has asked for the refund. */
    REQUESTED_BY_FAN,
    /** The top-up was made by mistake. */
    MISTAKE,
    /** The payment was not the fan's own. */
    FRAUD,
    /** The admin has another reason. */
    OTHER
}
