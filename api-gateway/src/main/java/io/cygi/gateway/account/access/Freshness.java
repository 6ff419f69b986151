package io.cygi.gateway.account.access;

import java.time.Clock;
import java.time.Duration;

/**
 * Tells whether what a process remembers of the database was read a short time ago. A lock has to end tokens everywhere within a
 * minute, so a process that cannot read locks and revocations for longer than {@link #BOUND} must not let tokens in.
 */
public final class Freshness {

    /** A look that begins at the last moment has the rest of the minute. */
    public static final Duration BOUND = Duration.ofSeconds(45);

    private final Clock clock;
    private volatile long readAtMillis;

    /** Begins as of now: the first look is made before anything is let in. */
    public Freshness(Clock clock) {
        this.clock = clock;
        this.readAtMillis = clock.millis();
    }

    /** Notes a look that has succeeded. @param begunAtMillis when it began: what changed later may be missing in it */
    public void read(long begunAtMillis) {
        readAtMillis = begunAtMillis;
    }

    /** {@return whether the last look that succeeded began within the bound} Asked with each request. */
    public boolean holds() {
        return clock.millis() - readAtMillis <= BOUND.toMillis();
    }
}
