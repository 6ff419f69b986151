package io.cygi.web.json;

import io.cygi.contracts.TimeBounds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Reads and writes timestamps in the form of RFC 3339, within the bounds of {@link TimeBounds}. */
public final class Timestamps {

    private static final Pattern RFC_3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private static final Pattern LOST_PLUS = Pattern.compile("(.*[Tt].*[0-9]) ([0-9]{2}:[0-9]{2})");

    private Timestamps() {}

    /**
     * {@return the time in a query} The plus of an offset that was not escaped arrives as a space. No timestamp
     * contains a space, so it is read as a plus.
     *
     * @param text a timestamp of RFC 3339
     * @throws IllegalArgumentException if the text is no such timestamp
     */
    public static Instant parameter(String text) {
        return parse(LOST_PLUS.matcher(text).replaceFirst("$1+$2"));
    }

    /**
     * {@return the time}
     *
     * @param text a timestamp of RFC 3339
     * @throws IllegalArgumentException if the text is no such timestamp
     */
    static Instant parse(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            throw new IllegalArgumentException("not an RFC 3339 timestamp");
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (!TimeBounds.contain(time)) {
                throw new IllegalArgumentException("a time is between the years 1970 and 9999");
            }
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an RFC 3339 timestamp", e);
        }
    }
}
