package io.cygi.messaging.store;

import java.time.Duration;

/**
 * The pause of a reader after it was given all events, so that it gets more of them at once. The first event after a silence
 * comes at once in any case.
 *
 * @param longest the pause after {@code events} events or more
 * @param events after fewer of them the pause is shorter in proportion, because few events are no reason to wait for more
 */
public record Pace(Duration longest, int events) {

    /** A reader that never waits. */
    static final Pace NONE = always(Duration.ZERO);

    /** {@return a pause that does not depend on the number of events} @param pause how long */
    public static Pace always(Duration pause) {
        return new Pace(pause, 1);
    }

    /** {@return the pause in nanoseconds} @param found how many events the reader was given; the longest where none */
    public long nanosAfter(int found) {
        long nanos = longest.toNanos();
        return found == 0 || found >= events ? nanos : nanos / events * found;
    }
}
