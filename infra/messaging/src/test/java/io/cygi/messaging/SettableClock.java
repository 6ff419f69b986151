package io.cygi.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock of tests that stands still until it is set or moved. */
public final class SettableClock extends Clock {

    private final AtomicReference<Instant> now;

    /** @param start what it shows first */
    public SettableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /**
     * Sets the clock.
     *
     * @param to the time that it shows from now on
     */
    public void set(Instant to) {
        now.set(to);
    }

    /** Moves the time on. */
    public void move(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
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
