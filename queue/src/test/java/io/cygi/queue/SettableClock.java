package io.cygi.queue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set. Not thread-safe. */
public final class SettableClock extends Clock {

    private Instant now = Instant.parse("2026-05-01T10:00:00Z");

    /**
     * Sets the clock.
     *
     * @param to the time that it shows from now on
     */
    public void set(Instant to) {
        now = to;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the clock of a test stays in its zone");
    }
}
