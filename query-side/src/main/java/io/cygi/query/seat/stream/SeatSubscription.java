package io.cygi.query.seat.stream;

import io.cygi.contracts.value.ConcertId;
import io.cygi.query.seat.SeatChange;
import io.cygi.web.stream.ServerSentStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams a concert's seat changes to one client: first those that it missed, then the new ones. A client that does not
 * read its changes is disconnected; it comes back with the id of the last event it got and misses nothing.
 */
final class SeatSubscription extends ServerSentStream {

    private static final Logger LOG = LoggerFactory.getLogger(SeatSubscription.class);
    private static final int QUEUE_MAX = 1_000;
    private static final long RECONNECT_MILLIS = 2_000;
    private static final String EVENT = "seat";
    private static final String RESET = "reset";

    private final ConcertId concertId;
    private final SeatChangeReader log;
    private final JsonMapper json;
    private final Duration heartbeat;
    private final Consumer<SeatSubscription> atEnd;
    private final BlockingQueue<SeatChange> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final boolean begunAnew;
    private long position;

    /**
     * The position from which a client begins.
     *
     * @param lastSeen the last version that the client has seen
     * @param version the version of the map
     */
    record Start(long lastSeen, long version) {}

    SeatSubscription(
            ConcertId concertId,
            Start start,
            SeatChangeReader log,
            JsonMapper json,
            Duration heartbeat,
            Consumer<SeatSubscription> atEnd) {
        super(RECONNECT_MILLIS);
        this.concertId = concertId;
        this.begunAnew = start.lastSeen > start.version;
        this.position = Math.min(start.lastSeen, start.version);
        this.log = log;
        this.json = json;
        this.heartbeat = heartbeat;
        this.atEnd = atEnd;
    }

    ConcertId concertId() {
        return concertId;
    }

    /** Takes a change to be sent, and ends the subscription if too many wait already. */
    void offer(SeatChange change) {
        if (!queue.offer(change)) {
            end();
        }
    }

    @Override
    protected void tell() throws IOException, InterruptedException {
        try {
            if (begunAnew) {
                sendReset();
            }
            sendMissed();
            while (!ended()) {
                @Nullable SeatChange change = rest(() -> queue.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS));
                if (change == null) {
                    send(SseEmitter.event().comment("alive"));
                } else {
                    send(change);
                }
            }
        } catch (DataAccessException e) {
            LOG.warn("The stream of a client that follows seats is ended; the client may open it again", e);
        }
    }

    @Override
    protected void over() {
        atEnd.accept(this);
    }

    /** Tells the client to load the map again, because the versions that it has seen exist no longer. */
    private void sendReset() throws IOException {
        send(SseEmitter.event()
                .id(Long.toString(position))
                .name(RESET)
                .data(json.writeValueAsString(Map.of("version", position))));
    }

    private void sendMissed() throws IOException {
        List<SeatChange> page;
        do {
            page = log.missed(concertId, position);
            for (SeatChange change : page) {
                send(change);
            }
        } while (!ended() && page.size() == SeatChangeReader.PAGE);
    }

    private void send(SeatChange change) throws IOException {
        if (change.version() > position) {
            position = change.version();
            send(SseEmitter.event().id(Long.toString(position)).name(EVENT).data(json.writeValueAsString(change)));
        }
    }
}
