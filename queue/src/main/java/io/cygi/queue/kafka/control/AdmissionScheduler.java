package io.cygi.queue.kafka.control;

import io.cygi.messaging.worker.WorkerLoop;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerStatus;
import io.cygi.queue.kafka.replica.RoomChangeNotifier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Plans calls and admissions of the rooms that this process leads: at every tick, and at once when records have
 * arrived.
 */
public final class AdmissionScheduler implements SmartLifecycle, WorkerSource {

    private static final Logger LOG = LoggerFactory.getLogger(AdmissionScheduler.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(500);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final LedRooms rooms;
    private final RoomChangeNotifier changes;
    private final Duration tick;
    private final Clock clock;
    private final WorkerLoop loop;

    /** @param changes ends a pause early @param tick the longest pause between two looks */
    AdmissionScheduler(LedRooms rooms, RoomChangeNotifier changes, Duration tick, Clock clock) {
        this.rooms = rooms;
        this.changes = changes;
        this.tick = tick;
        this.clock = clock;
        this.loop = new WorkerLoop(
                "waiting-room-admission",
                Thread.ofPlatform().daemon(),
                PAUSE_AFTER_FAULT,
                (failing, fault) ->
                        LOG.error("The leader of a waiting room failed with {}; it goes on", failing.reason(), fault));
    }

    private void plan() throws InterruptedException {
        changes.await(tick);
        rooms.tick(clock.millis());
    }

    @Override
    public void start() {
        loop.start(this::plan);
    }

    @Override
    public void stop() {
        loop.stop(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public List<WorkerStatus> workers() {
        return List.of(loop.status());
    }
}
