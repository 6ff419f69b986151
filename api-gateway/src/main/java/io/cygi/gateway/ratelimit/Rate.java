package io.cygi.gateway.ratelimit;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * A rate of requests. The whole quota may come at once; what was used is regained evenly over the window.
 *
 * @param quota the number of requests in a window
 * @param window the length of the window, in whole seconds
 */
record Rate(long quota, Duration window) {

    private static final long QUOTA_MAX = 1_000_000_000;
    private static final Duration WINDOW_MAX = Duration.ofDays(1);

    Rate {
        boolean whole = window.equals(Duration.ofSeconds(window.toSeconds()));
        if (quota < 1 || quota > QUOTA_MAX || !whole || !window.isPositive() || window.compareTo(WINDOW_MAX) > 0) {
            throw unreadable();
        }
    }

    /** {@return the rate of a property} @param text for example {@code 200/4s} */
    static Rate valueOf(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw unreadable();
        }
        try {
            return new Rate(
                    Long.parseLong(text.substring(0, slash).strip()),
                    DurationStyle.SIMPLE.parse(text.substring(slash + 1).strip()));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("a rate under cygi.rate-limits is a number of requests from 1 to "
                + QUOTA_MAX + " and a time of whole seconds up to a day, for example 200/4s");
    }
}
