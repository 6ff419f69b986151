package io.cygi.query.concert;

/** Where a concert stands. */
enum ConcertStatus {
    SCHEDULED,
    ON_SALE,
    SALES_CLOSED,
    CLOSED,
    CANCELLED
}
