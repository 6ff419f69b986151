package io.cygi.messaging.figure;

/** A number that shows how the platform fares. The sources of one figure add up. */
public enum Figure {
    /** Seats of reservations that wait for their payment. */
    SEATS_HELD,
    /** Fans in the lines of all waiting rooms. */
    FANS_WAITING,
    /** Events that the event processor has not handled which is furthest behind. */
    PROCESSOR_LAG,
    /** Findings of settlements and of top-ups that are not resolved. */
    FINDINGS,
    /** Events that projections and steps could not handle. */
    DEAD_LETTERS,
    /** Background workers that cannot do their work. */
    WORKERS_FAILING
}
