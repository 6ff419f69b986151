package io.cygi.query.seat.stream;

import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.worker.WorkerLoop;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerStatus;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.read.QuerySideProperties;
import io.cygi.query.seat.SeatChange;
import io.cygi.query.seat.projection.SeatProjection;
import io.cygi.web.limit.Places;
import io.cygi.web.problem.BusyException;
import io.cygi.web.stream.StreamWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends changes to everybody who follows a concert's seats. One thread reads them, once for all subscribers and only of
 * concerts that have any: at once when this process commits a change, and at short intervals because another process
 * may have. Each subscriber has a bounded queue and a thread of its own, so a slow one holds up nobody and is dropped.
 */
class SeatBroadcaster implements SmartLifecycle, WorkerSource {

    private static final Logger LOG = LoggerFactory.getLogger(SeatBroadcaster.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Message of the refusal while too many clients follow seats. */
    static final String BUSY = "Too many clients follow seats live; poll the map.";

    private final SeatChangeReader log;
    private final JsonMapper json;
    private final Duration poll;
    private final Duration heartbeat;
    private final Places places;
    private final StreamWatch streams;
    private final Semaphore wake = new Semaphore(0);
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final WorkerLoop loop;

    SeatBroadcaster(
            SeatChangeReader log,
            JsonMapper json,
            ChangeNotifier notifier,
            QuerySideProperties properties,
            Places places,
            StreamWatch streams) {
        this.log = log;
        this.json = json;
        this.poll = properties.streamPoll();
        this.heartbeat = properties.streamHeartbeat();
        this.places = places;
        this.streams = streams;
        this.loop = new WorkerLoop(
                "seat-broadcast",
                Thread.ofVirtual(),
                PAUSE_AFTER_FAULT,
                (failing, fault) ->
                        LOG.warn("The live seat map could not be read, {}; trying again", failing.reason(), fault));
        notifier.subscribe(key -> {
            if (key.startsWith(SeatProjection.GROUP)) {
                wake.release();
            }
        });
    }

    /**
     * {@return a stream of the changes of a concert's seats}
     *
     * @param concertId the concert's id
     * @param lastSeen the last version that the client has seen
     * @param version the map's; if it is older than the last one seen, versions have begun anew
     * @throws BusyException if too many clients follow seats
     * @throws io.cygi.contracts.RefusedException if too many streams of this client are open
     */
    SseEmitter subscribe(ConcertId concertId, long lastSeen, long version) {
        if (!loop.isRunning()) {
            throw new BusyException(BUSY, RETRY_AFTER);
        }
        Places.Place place = places.take();
        SeatSubscription subscription = new SeatSubscription(
                concertId, new SeatSubscription.Start(lastSeen, version), log, json, heartbeat, ended -> {
                    unregister(ended);
                    place.close();
                });
        try {
            register(subscription);
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
        return streams.start(subscription, "seat-stream-");
    }

    /**
     * Registers a client before it reads the changes that it missed. A commit in between comes by both ways and is sent
     * once.
     */
    private void register(SeatSubscription subscription) {
        ConcertId concertId = subscription.concertId();
        channels.compute(concertId.value(), (id, open) -> {
            Channel channel = open == null ? new Channel(concertId, log.version(concertId)) : open;
            channel.subscribers.add(subscription);
            return channel;
        });
    }

    private void unregister(SeatSubscription subscription) {
        channels.computeIfPresent(subscription.concertId().value(), (id, channel) -> {
            channel.subscribers.remove(subscription);
            return channel.subscribers.isEmpty() ? null : channel;
        });
    }

    private void read() throws InterruptedException {
        boolean woken = wake.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
        if (woken) {
            wake.drainPermits();
        }
        if (!channels.isEmpty()) {
            deliver();
        }
    }

    private void deliver() {
        log.versions(Set.copyOf(channels.keySet())).forEach((concertId, version) -> {
            Channel channel = channels.get(concertId);
            if (channel != null && version > channel.position) {
                channel.deliverUpTo(version, log);
            }
        });
    }

    @Override
    public void start() {
        loop.start(this::read);
    }

    @Override
    public void stop() {
        loop.stop(Duration.ZERO);
        channels.values().forEach(channel -> channel.subscribers.forEach(SeatSubscription::end));
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public List<WorkerStatus> workers() {
        return List.of(loop.status());
    }

    /** The subscribers of one concert, and the version up to which the reader has sent them changes. */
    private static final class Channel {

        private final ConcertId concertId;
        private final Set<SeatSubscription> subscribers = ConcurrentHashMap.newKeySet();
        private long position;

        Channel(ConcertId concertId, long position) {
            this.concertId = concertId;
            this.position = position;
        }

        void deliverUpTo(long version, SeatChangeReader log) {
            List<SeatChange> page;
            do {
                page = log.after(concertId, position);
                page.forEach(change -> subscribers.forEach(subscriber -> subscriber.offer(change)));
                position = page.isEmpty() ? position : page.getLast().version();
            } while (page.size() == SeatChangeReader.PAGE);
            // A change of the layout has a version and no seat.
            position = Math.max(position, version);
        }
    }
}
