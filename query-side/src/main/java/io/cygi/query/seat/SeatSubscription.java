package io.cygi.query.seat;

import io.cygi.contracts.value.ConcertId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
 * One client that follows a concert's seats: first what it missed, then what happens. A client that does not take what
 * happens is let go; it comes back with the id of the last event it got and misses nothing.
 */
final class SeatSubscription implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SeatSubscription.class);
    private static final int QUEUE_MAX = 1_000;
    private static final long NO_TIMEOUT = 0L;
    private static final long RECONNECT_MILLIS = 2_000;
    private static final String EVENT = "seat";

    private final ConcertId concertId;
    private final SeatChangeLog log;
    private final JsonMapper json;
    private final Duration heartbeat;
    private final Consumer<SeatSubscription> atEnd;
    private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
    private final BlockingQueue<SeatChange> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private long position;
    private volatile boolean ended;
    private volatile @Nullable Thread writer;

    SeatSubscription(
            ConcertId concertId,
            long position,
            SeatChangeLog log,
            JsonMapper json,
            Duration heartbeat,
            Consumer<SeatSubscription> atEnd) {
        this.concertId = concertId;
        this.position = position;
        this.log = log;
        this.json = json;
        this.heartbeat = heartbeat;
        this.atEnd = atEnd;
        Runnable end = this::end;
        emitter.onCompletion(end);
        emitter.onTimeout(end);
        emitter.onError(fault -> end.run());
    }

    ConcertId concertId() {
        return concertId;
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** Takes a change to be sent, and ends the subscription where too many wait already. */
    void offer(SeatChange change) {
        if (!queue.offer(change)) {
            end();
        }
    }

    /** Ends the subscription as soon as its thread is at leisure. */
    void end() {
        ended = true;
        Thread thread = writer;
        if (thread != null && thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }

    @Override
    public void run() {
        writer = Thread.currentThread();
        try {
            emitter.send(SseEmitter.event().comment("connected").reconnectTime(RECONNECT_MILLIS));
            sendMissed();
            while (!ended) {
                SeatChange change = queue.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                if (change == null) {
                    emitter.send(SseEmitter.event().comment("alive"));
                } else {
                    send(change);
                }
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A client that followed seats is gone", e);
        } catch (DataAccessException e) {
            LOG.warn("A client that followed seats is sent away, to come back", e);
        } catch (InterruptedException e) {
            LOG.debug("A client that followed seats is let go", e);
        } finally {
            // What follows may write to the socket, which an interrupted thread cannot.
            writer = null;
            Thread.interrupted();
            atEnd.accept(this);
            complete();
        }
    }

    /** Where the connection broke, the container has ended the response by itself. */
    private void complete() {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            LOG.debug("A response that followed seats had ended already", e);
        }
    }

    private void sendMissed() throws IOException {
        List<SeatChange> page;
        do {
            page = log.missed(concertId, position);
            for (SeatChange change : page) {
                send(change);
            }
        } while (!ended && page.size() == SeatChangeLog.PAGE);
    }

    private void send(SeatChange change) throws IOException {
        if (change.version() > position) {
            position = change.version();
            emitter.send(
                    SseEmitter.event().id(Long.toString(position)).name(EVENT).data(json.writeValueAsString(change)));
        }
    }
}
