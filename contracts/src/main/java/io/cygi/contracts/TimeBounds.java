package io.cygi.contracts;

import java.time.Instant;

/** The bounds of the times that the platform accepts. */
public final class TimeBounds {

    /** The earliest time, inclusive. */
    public static final Instant MIN = Instant.EPOCH;

    /** The latest time, inclusive. In every time-zone offset its year still has four digits. */
    public static final Instant MAX = Instant.parse("9999-12-30T00:00:00Z");

    private TimeBounds() {}

    /**
     * {@return whether the time lies within the bounds}
     *
     * @param time any time
     */
    public static boolean contain(Instant time) {
        return !time.isBefore(MIN) && !time.isAfter(MAX);
    }
}
