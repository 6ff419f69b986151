package io.cygi.query.reservation;

/** The status of a reservation, as callers see it. */
public enum ReservationStatus {
    /** The booking is requested. */
    REQUESTED,
    /** The seats are held. */
    HELD,
    /** The reservation is paid. */
    CONFIRMED,
    /** The reservation was cancelled. */
    CANCELLED,
    /** The hold ended unpaid. */
    EXPIRED,
    /** The booking failed. */
    REJECTED
}
