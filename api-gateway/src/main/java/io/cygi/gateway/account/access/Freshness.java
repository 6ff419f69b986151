package io.cygi.gateway.account.access;

import java.time.Clock;
import java.time.Duration;

/**
 * Tells whether a process has read the changes in the database lately. A lock has to end tokens everywhere within a
 * minute, so a process that cannot read locks and revocations for longer than {@link #BOUND} must not accept tokens.
 */
public final class Freshness {

    /** Bound on the age of the last read. The rest of the minute is for a read that begins at the last moment. */
    public static final Duration BOUND = Duration.ofSeconds(45);

    private final Clock clock;
    private volatile long readAtMillis;

    /** Begins with the current time as that of the last read, because the first read precedes all requests. */
    public Freshness(Clock clock) {
        this.clock = clock;
        this.readAtMillis = clock.millis();
    }

    /** Notes a read that has succeeded. @param begunAtMillis start of the read; later changes may be missing in it */
    public void read(long begunAtMillis) {
        readAtMillis = begunAtMillis;
    }

    /** {@return whether the last successful read began within the bound} Called on each request. */
    public boolean holds() {
        return clock.millis() - readAtMillis <= BOUND.toMillis();
    }
}
