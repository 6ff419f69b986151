package io.cygi.messaging.processing;

import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for due work at intervals. A look that fails is recorded and tried again after a growing pause of at most
 * {@link #PAUSE_MAX}; looks never overlap.
 */
public final class Sweep implements SmartLifecycle, WorkerSource {

    /** The longest pause after failures, unless the period is longer. */
    public static final Duration PAUSE_MAX = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int DOUBLINGS_MAX = 10;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    /**
     * The number of repeated failures of which one is logged. The first failure and each with a new reason are always
     * logged.
     */
    private static final int LOGGED_EVERY = 30;

    private final String name;
    private final Duration period;
    private final Runnable look;
    private final FailureRecord failures = new FailureRecord();
    private @Nullable FailureReason logged;
    private volatile @Nullable ScheduledExecutorService thread;

    /**
     * Creates the sweep.
     *
     * @param name the name of the thread and in the log
     * @param period the time between two looks
     * @param look the work of one look, idempotent
     */
    public Sweep(String name, Duration period, Runnable look) {
        this.name = name;
        this.period = period;
        this.look = look;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("sweep-" + name).daemon().factory());
        thread = started;
        started.schedule(() -> lookAndGoOn(started), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAndGoOn(ScheduledExecutorService executor) {
        Duration pause = period;
        try {
            look.run();
            failures.succeeded();
        } catch (RuntimeException | Error e) {
            // An error is recorded like any fault and the sweep goes on: a sweep that ended in silence would lose seats
            // and money.
            FailureRecord.Failing failing = failures.failed(e);
            pause = pauseAfter(failing.attempts());
            log(failing, pause, e);
        }
        try {
            executor.schedule(() -> lookAndGoOn(executor), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Sweep {} has been stopped", name, e);
        }
    }

    private void log(FailureRecord.Failing failing, Duration pause, Throwable fault) {
        if (failing.attempts() % LOGGED_EVERY == 1 || failing.reason() != logged) {
            logged = failing.reason();
            LOG.warn(
                    "Sweep {} failed with {}, {} times since {}; looking again in {}",
                    name,
                    failing.reason(),
                    failing.attempts(),
                    failing.since(),
                    pause,
                    fault);
        } else {
            LOG.debug("Sweep {} failed with {} again", name, failing.reason(), fault);
        }
    }

    private Duration pauseAfter(long failed) {
        Duration grown = period.multipliedBy(1L << Math.min(failed, DOUBLINGS_MAX));
        Duration bound = period.compareTo(PAUSE_MAX) > 0 ? period : PAUSE_MAX;
        return grown.compareTo(bound) > 0 ? bound : grown;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
            try {
                if (!running.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("Sweep {} did not stop within {}", name, STOP_TIMEOUT);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public List<WorkerStatus> workers() {
        WorkerStatus status = failures.status(name, WorkerKind.SWEEP);
        return List.of(isRunning() ? status : status.in(WorkerState.STOPPED));
    }
}
