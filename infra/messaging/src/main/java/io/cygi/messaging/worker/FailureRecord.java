package io.cygi.messaging.worker;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Remembers the time and the reason of a work's failure, until the work succeeds. Safe for use by several threads. */
public final class FailureRecord {

    private final Clock clock;
    private final AtomicReference<@Nullable Failing> failing = new AtomicReference<>();

    /**
     * The failures since the last success.
     *
     * @param reason the reason of the latest failure
     * @param since the time of the first failure
     * @param attempts the number of failures
     */
    public record Failing(FailureReason reason, Instant since, long attempts) {}

    /** Creates a record that reads the machine's clock. */
    public FailureRecord() {
        this(Clock.systemUTC());
    }

    /** Creates a record with a clock. @param clock the clock */
    public FailureRecord(Clock clock) {
        this.clock = clock;
    }

    /** {@return the failures including one more} @param fault the fault of the new failure */
    public Failing failed(Throwable fault) {
        return failed(FailureReason.of(fault));
    }

    /** {@return the failures including one more} @param reason the reason of the new failure */
    public Failing failed(FailureReason reason) {
        return Objects.requireNonNull(failing.updateAndGet(before -> before == null
                ? new Failing(reason, Instant.ofEpochMilli(clock.millis()), 1)
                : new Failing(reason, before.since(), before.attempts() + 1)));
    }

    /** Records a success and forgets the failures. */
    public void succeeded() {
        // Most work succeeds, and a read is cheaper than a write.
        if (failing.get() != null) {
            failing.set(null);
        }
    }

    /** {@return the failures, null if the work succeeds} */
    public @Nullable Failing failing() {
        return failing.get();
    }

    /**
     * {@return the status of a worker that has this record}
     *
     * @param name the worker's name
     * @param kind the worker's kind
     */
    public WorkerStatus status(String name, WorkerKind kind) {
        Failing now = failing.get();
        return now == null
                ? WorkerStatus.running(name, kind)
                : new WorkerStatus(name, kind, WorkerState.FAILING, now.reason(), now.since(), now.attempts());
    }
}
