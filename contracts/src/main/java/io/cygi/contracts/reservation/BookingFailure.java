package io.cygi.contracts.reservation;

/** The reasons for which a booking or an attempt to pay fails. */
public enum BookingFailure {
    /** At least one seat is held or sold. */
    SEAT_TAKEN,
    /** The fan would have more seats than the concert's purchase limit. */
    LIMIT_EXCEEDED,
    /** The hold ended before it was paid. */
    HOLD_EXPIRED,
    /** The wallet does not have the money. */
    INSUFFICIENT_FUNDS,
    /** The fan has no wallet. */
    WALLET_MISSING,
    /** The allowance, a seat or the wallet had changed, so that the step was no longer possible. */
    STATE_CHANGED
}
