package io.cygi.contracts;

import java.time.Instant;

/** The times that the platform knows. */
public final class TimeBounds {

    /** The earliest time. */
    public static final Instant MIN = Instant.EPOCH;

    /** The latest time: the last that is written with a year of four digits whatever the offset. */
    public static final Instant MAX = Instant.parse("9999-12-30T00:00:00Z");

    private TimeBounds() {}

    /** {@return whether the platform knows the time} @param time any */
    public static boolean contain(Instant time) {
        return !time.isBefore(MIN) && !time.isAfter(MAX);
    }
}
