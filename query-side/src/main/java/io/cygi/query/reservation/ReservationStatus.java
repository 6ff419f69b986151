package io.cygi.query.reservation;

/** The status of a reservation, as callers see it. */
public enum ReservationStatus {
    /** Asked for. */
    REQUESTED,
    /** Its seats are held. */
    HELD,
    /** It is paid. */
    CONFIRMED,
    /** It was cancelled. */
    CANCELLED,
    /** Its hold ended unpaid. */
    EXPIRED,
    /** It failed. */
    REJECTED
}
