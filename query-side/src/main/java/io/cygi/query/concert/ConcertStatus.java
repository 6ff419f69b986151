package io.cygi.query.concert;

/** The status of a concert. */
enum ConcertStatus {
    SCHEDULED,
    ON_SALE,
    SALES_CLOSED,
    CLOSED,
    CANCELLED
}
