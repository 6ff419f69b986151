package io.cygi.saga.topup.queue;

/** What a callback without an approval says. The provider's order confirms it. */
public enum CallbackNotice {
    /** The fan has cancelled. */
    CANCELLED,
    /** The payment has failed. */
    FAILED
}
