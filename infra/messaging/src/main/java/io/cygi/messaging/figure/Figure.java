package io.cygi.messaging.figure;

/** An operational figure of the platform, a number. The values of all sources of a figure are added. */
public enum Figure {
    /** Seats of reservations that wait for their payment. */
    SEATS_HELD,
    /** Fans in the lines of all waiting rooms. */
    FANS_WAITING,
    /** Events that the furthest-behind event processor has not handled yet. */
    PROCESSOR_LAG,
    /** Findings of settlements and of top-ups that are not resolved. */
    FINDINGS,
    /** Events that projections and steps could not handle. */
    DEAD_LETTERS,
    /** Background workers that cannot do their work. */
    WORKERS_FAILING
}
