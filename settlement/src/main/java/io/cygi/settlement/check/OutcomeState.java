package io.cygi.settlement.check;

/** The state of a reservation as the check sees it. */
public enum OutcomeState {
    /** It is being booked. */
    REQUESTED,
    /** It waits for its payment. */
    HELD,
    /** Money moves. */
    PAYING,
    /** Paid. */
    CONFIRMED,
    /** The refund is being paid. */
    CANCELLING,
    /** Cancelled, and refunded what there was to refund. */
    CANCELLED,
    /** The hold ended unpaid. */
    EXPIRED,
    /** The booking failed. */
    REJECTED;

    /** {@return whether nothing happens to it by itself any more} */
    public boolean settled() {
        return this == CONFIRMED || this == CANCELLED || this == EXPIRED || this == REJECTED;
    }
}
