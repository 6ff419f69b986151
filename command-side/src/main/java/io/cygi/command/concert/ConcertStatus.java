package io.cygi.command.concert;

/** The states of a concert. */
public enum ConcertStatus {
    /** Published; the sale has not opened. */
    SCHEDULED,
    /** Seats can be booked. */
    ON_SALE,
    /** The sale is over, the performance is not. */
    SALES_CLOSED,
    /** The performance is over. */
    CLOSED,
    /** It does not take place. */
    CANCELLED
}
