package io.cygi.messaging.store.tail;

import java.time.Duration;

/**
 * The pause of a reader after it was given all events, so that it gets more of them at once. The first event after a
 * silence comes at once in any case.
 *
 * @param longest the pause after {@code events} events or more
 * @param events the number of events from which on the pause is the longest; after fewer events it is shorter in
 *     proportion
 */
public record Pace(Duration longest, int events) {

    /** The pace of a reader that never waits. */
    public static final Pace NONE = always(Duration.ZERO);

    /** {@return the pace with a pause that does not depend on the number of events} @param pause the pause */
    public static Pace always(Duration pause) {
        return new Pace(pause, 1);
    }

    /**
     * {@return the pause in nanoseconds; the longest if no event was found}
     *
     * @param found the number of events that the reader was given
     */
    public long nanosAfter(int found) {
        long nanos = longest.toNanos();
        return found == 0 || found >= events ? nanos : nanos / events * found;
    }
}
