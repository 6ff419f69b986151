package io.cygi.contracts.topup;

/** The states of a top-up. */
public enum TopUpState {
    /** The fan has requested the top-up, and the provider has not been asked yet. */
    REQUESTED,
    /** The provider waits for the fan's approval. */
    READY,
    /** The fan has approved; the provider is asked to take the money. */
    APPROVING,
    /** The provider has taken the money; the wallet is not credited yet. */
    PAID,
    /** The wallet is credited. */
    CREDITED,
    /** An admin gives the money back: the points are taken from the wallet, then the provider cancels the payment. */
    REFUNDING,
    /** The points are taken back, and the provider has cancelled the payment. */
    REFUNDED,
    /** The payment has failed; nothing is credited. */
    FAILED,
    /** The fan has cancelled; nothing is credited. */
    CANCELLED,
    /** The top-up was not paid in time; nothing is credited. */
    EXPIRED;

    /** {@return whether the top-up has ended without a credit} */
    public boolean endedUncredited() {
        return this == FAILED || this == CANCELLED || this == EXPIRED;
    }
}
