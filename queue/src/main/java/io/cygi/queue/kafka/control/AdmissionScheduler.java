package io.cygi.queue.kafka.control;

import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import io.cygi.queue.kafka.replica.RoomAnnouncementPublisher;
import io.cygi.queue.kafka.replica.RoomChangeNotifier;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.lottery.LobbyLottery;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final long ANNOUNCE_EVERY_MILLIS = 1_000;
    private static final long PAUSE_AFTER_FAULT_MILLIS = 500;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final RoomRegistry rooms;
    private final LeaderElection election;
    private final RoomWriter writer;
    private final RoomAnnouncementPublisher announcements;
    private final Clock clock;
    private final String node;
    private final Duration tick;
    private final RoomChangeNotifier changes;
    private final LobbyLottery lottery;
    /** Terms by room. A concert may get another room later. */
    private final Map<RoomReplica, LeaderTerm> terms = new HashMap<>();

    private final Map<RoomReplica, LobbyScheduler> lobbies = new HashMap<>();
    private final FailureRecord failures = new FailureRecord();
    private long announcedAt;
    private volatile @Nullable Thread thread;

    AdmissionScheduler(
            RoomRegistry rooms,
            LeaderElection election,
            RoomWriter writer,
            RoomAnnouncementPublisher announcements,
            Clock clock,
            String node,
            Duration tick,
            RoomChangeNotifier changes,
            LobbyLottery lottery) {
        this.rooms = rooms;
        this.election = election;
        this.writer = writer;
        this.announcements = announcements;
        this.clock = clock;
        this.node = node;
        this.tick = tick;
        this.changes = changes;
        this.lottery = lottery;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                changes.await(tick);
                tick(clock.millis());
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

    private void tick(long now) {
        boolean announce = Math.abs(now - announcedAt) >= ANNOUNCE_EVERY_MILLIS;
        for (RoomReplica room : rooms.all()) {
            if (!election.won(room.announcedIn())) {
                terms.remove(room);
                lobbies.remove(room);
                continue;
            }
            lobbies.computeIfAbsent(room, id -> new LobbyScheduler(room, writer, lottery))
                    .tick(now);
            terms.computeIfAbsent(room, id -> new LeaderTerm(room, writer, node))
                    .tick(now);
            if (announce) {
                announcements.renew(room, now);
            }
        }
        if (announce) {
            announcedAt = now;
            terms.keySet().removeIf(room -> !rooms.has(room));
            lobbies.keySet().removeIf(room -> !rooms.has(room));
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
