package io.cygi.contracts.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar of Seoul, by which the days of top-ups are counted. */
public final class SeoulDay {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private SeoulDay() {}

    /** {@return the day in Seoul} @param at a moment of it */
    public static LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, SEOUL);
    }

    /** {@return the first moment after a day} @param day in Seoul */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(SEOUL).toInstant();
    }
}
