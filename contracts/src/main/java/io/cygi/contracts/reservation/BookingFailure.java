package io.cygi.contracts.reservation;

/** The reasons for which a booking or an attempt to pay fails. */
public enum BookingFailure {
    /** At least one seat is held or sold. */
    SEAT_TAKEN,
    /** The fan would have more seats than the concert's purchase limit. */
    LIMIT_EXCEEDED,
    /** The hold ended before it was paid. */
    HOLD_EXPIRED,
    /** The balance of the wallet is too low. */
    INSUFFICIENT_FUNDS,
    /** The fan has no wallet. */
    WALLET_MISSING,
    /** The state of the allowance, of a seat or of the wallet had changed, so that the step was no longer possible. */
    STATE_CHANGED
}
