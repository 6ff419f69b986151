package io.cygi.saga.topup;

import io.cygi.contracts.value.TopUpId;
import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerStatus;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the top-up process for top-ups that are due, on a bounded number of threads. A look starts at most as many as
 * there are free threads and does not wait for them, so that one slow payment does not keep others waiting.
 */
final class TopUpWorker implements WorkerSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopUpWorker.class);
    private static final String NAME = "top-up-steps";
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final OpenTopUps topUps;
    private final TopUpProcess process;
    private final Clock clock;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("top-up-", 0).factory());
    private final Set<TopUpId> underWay = ConcurrentHashMap.newKeySet();
    private final FailureRecord failures = new FailureRecord();
    private boolean begun;

    TopUpWorker(OpenTopUps topUps, TopUpProcess process, Clock clock, int atOnceMax) {
        this.topUps = topUps;
        this.process = process;
        this.clock = clock;
        this.free = new Semaphore(atOnceMax);
    }

    /** Starts the work on top-ups that are due. Looks never overlap. */
    void look() {
        if (!begun) {
            topUps.releaseOwn();
            begun = true;
        }
        int room = free.availablePermits();
        if (room == 0) {
            return;
        }
        // Top-ups under way may be due still, until they are claimed.
        for (TopUpId due : topUps.due(clock.instant(), room + underWay.size())) {
            if (!underWay.contains(due) && free.tryAcquire()) {
                underWay.add(due);
                threads.execute(() -> work(due));
            }
        }
    }

    private void work(TopUpId topUpId) {
        try {
            process.work(topUpId);
            failures.succeeded();
        } catch (RuntimeException | Error e) {
            failures.failed(e);
            LOG.warn("The work on {} has failed and is tried again", topUpId, e);
        } finally {
            underWay.remove(topUpId);
            free.release();
        }
    }

    @Override
    public List<WorkerStatus> workers() {
        return List.of(failures.status(NAME, WorkerKind.SWEEP));
    }

    /** Waits a moment for the steps under way. Another process continues a step that is cut off, as after a crash. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
