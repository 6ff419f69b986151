package io.cygi.settlement.check;

/** The state of a reservation as the check sees it. */
public enum OutcomeState {
    /** The reservation is being booked. */
    REQUESTED,
    /** The reservation waits for its payment. */
    HELD,
    /** A payment is under way. */
    PAYING,
    /** The reservation is paid. */
    CONFIRMED,
    /** The refund is under way. */
    CANCELLING,
    /** The reservation is cancelled, and its refund, if any, is paid. */
    CANCELLED,
    /** The hold ended unpaid. */
    EXPIRED,
    /** The booking failed. */
    REJECTED;

    /** {@return whether the reservation stays in this state unless somebody acts} */
    public boolean settled() {
        return this == CONFIRMED || this == CANCELLED || this == EXPIRED || this == REJECTED;
    }
}
