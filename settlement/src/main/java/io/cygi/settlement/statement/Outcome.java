package io.cygi.settlement.statement;

/** How a concert ended. */
public enum Outcome {
    /** It took place, and its books are closed. */
    CLOSED,
    /** It did not take place: everybody is refunded and nothing is paid out. */
    CANCELLED
}
