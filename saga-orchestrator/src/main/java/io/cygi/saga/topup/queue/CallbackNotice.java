package io.cygi.saga.topup.queue;

/** The notice of a callback without an approval. The provider's order confirms it. */
public enum CallbackNotice {
    /** The fan has cancelled. */
    CANCELLED,
    /** The payment has failed. */
    FAILED
}
