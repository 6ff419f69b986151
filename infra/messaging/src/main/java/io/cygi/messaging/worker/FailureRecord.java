package io.cygi.messaging.worker;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Remembers since when and why a piece of work fails, until it succeeds. Safe for use by several threads. */
public final class FailureRecord {

    private final Clock clock;
    private final AtomicReference<@Nullable Failing> failing = new AtomicReference<>();

    /**
     * The failures since the last success.
     *
     * @param reason of the latest
     * @param since when the first was
     * @param attempts how many there were
     */
    public record Failing(FailureReason reason, Instant since, long attempts) {}

    /** A record that reads the machine's clock. */
    public FailureRecord() {
        this(Clock.systemUTC());
    }

    /** @param clock tells when things happen */
    public FailureRecord(Clock clock) {
        this.clock = clock;
    }

    /** {@return what is known after one more failure} @param fault why */
    public Failing failed(Throwable fault) {
        return failed(FailureReason.of(fault));
    }

    /** {@return what is known after one more failure} @param reason why */
    public Failing failed(FailureReason reason) {
        return Objects.requireNonNull(failing.updateAndGet(before -> before == null
                ? new Failing(reason, Instant.ofEpochMilli(clock.millis()), 1)
                : new Failing(reason, before.since(), before.attempts() + 1)));
    }

    /** The work was done. */
    public void succeeded() {
        // Most work succeeds, and a look is cheaper than a write.
        if (failing.get() != null) {
            failing.set(null);
        }
    }

    /** {@return what is known, null where the work succeeds} */
    public @Nullable Failing failing() {
        return failing.get();
    }

    /** {@return the status of a worker that has this record} @param name its name @param kind what it is */
    public WorkerStatus status(String name, WorkerKind kind) {
        Failing now = failing.get();
        return now == null
                ? WorkerStatus.running(name, kind)
                : new WorkerStatus(name, kind, WorkerState.FAILING, now.reason(), now.since(), now.attempts());
    }
}
