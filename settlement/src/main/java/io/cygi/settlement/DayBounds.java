package io.cygi.settlement;

import io.cygi.web.problem.ValidationException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days that callers name. Those that no database keeps are none of the platform's. */
public final class DayBounds {

    private static final LocalDate FIRST = LocalDate.EPOCH;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    private DayBounds() {}

    /** {@return the day, which may be none} @param field its name in the request @throws ValidationException out of bounds */
    public static @Nullable LocalDate within(String field, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
            throw new ValidationException(field, "must be between the years 1970 and 9999");
        }
        return day;
    }
}
