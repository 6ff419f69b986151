package io.cygi.queue.kafka.control;

import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import io.cygi.queue.kafka.replica.RoomChangeNotifier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Plans calls and admissions of the rooms that this process leads: at every tick, and at once when records have
 * arrived.
 */
public final class AdmissionScheduler implements SmartLifecycle, WorkerSource {

    private static final Logger LOG = LoggerFactory.getLogger(AdmissionScheduler.class);
    private static final String NAME = "waiting-room-admission";
    private static final long PAUSE_AFTER_FAULT_MILLIS = 500;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final LedRooms rooms;
    private final RoomChangeNotifier changes;
    private final Duration tick;
    private final Clock clock;
    private final FailureRecord failures = new FailureRecord();
    private volatile @Nullable Thread thread;

    /** @param changes ends a pause early @param tick the longest pause between two looks */
    AdmissionScheduler(LedRooms rooms, RoomChangeNotifier changes, Duration tick, Clock clock) {
        this.rooms = rooms;
        this.changes = changes;
        this.tick = tick;
        this.clock = clock;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                changes.await(tick);
                rooms.tick(clock.millis());
                failures.succeeded();
            } catch (InterruptedException e) {
                LOG.debug("This process no longer leads rooms", e);
                return;
            } catch (RuntimeException e) {
                FailureRecord.Failing failing = failures.failed(e);
                LOG.error("The leader of a waiting room failed with {}; it goes on", failing.reason(), e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
        } catch (InterruptedException e) {
            // The loop ends by its own condition once the thread is told to stop.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().name(NAME).daemon().unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOP_TIMEOUT);
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
        WorkerStatus status = failures.status(NAME, WorkerKind.LOOP);
        return List.of(isRunning() ? status : status.in(WorkerState.STOPPED));
    }
}
