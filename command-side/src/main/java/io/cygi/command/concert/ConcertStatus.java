package io.cygi.command.concert;

/** The states of a concert. */
public enum ConcertStatus {
    /** The concert is published; the sale has not opened. */
    SCHEDULED,
    /** Seats can be booked. */
    ON_SALE,
    /** The sale is over, but not the performance. */
    SALES_CLOSED,
    /** The performance is over. */
    CLOSED,
    /** The concert does not take place. */
    CANCELLED
}
