package io.cygi.settlement.statement;

/** The way in which a concert ended. */
public enum Outcome {
    /** The concert took place, and its sale is over. */
    CLOSED,
    /** The concert did not take place: all fans are refunded and nothing is paid out. */
    CANCELLED
}
