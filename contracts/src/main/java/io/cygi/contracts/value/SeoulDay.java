package io.cygi.contracts.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Computes days by the calendar of Seoul, which top-ups are counted by. */
public final class SeoulDay {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private SeoulDay() {}

    /** {@return the day in Seoul} @param at a moment of the day */
    public static LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, SEOUL);
    }

    /** {@return the first moment after a day} @param day a day in Seoul */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(SEOUL).toInstant();
    }
}
