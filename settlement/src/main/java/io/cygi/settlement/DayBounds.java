package io.cygi.settlement;

import io.cygi.web.problem.ValidationException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Bounds on the days that callers name. Days outside of them are refused, because no database stores them. */
public final class DayBounds {

    private static final LocalDate FIRST = LocalDate.EPOCH;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    private DayBounds() {}

    /**
     * {@return the day, null if none is given}
     *
     * @param field the day's name in the request
     * @param day the day, or null
     * @throws ValidationException if the day is out of bounds
     */
    public static @Nullable LocalDate within(String field, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
            throw new ValidationException(field, "must be between the years 1970 and 9999");
        }
        return day;
    }
}
