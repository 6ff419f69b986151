package io.cygi.web.stream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Runs live streams. It ends those whose client is gone, within a second, and those that have lasted long. A client
 * whose stream was ended connects again, as the protocol has it; one that vanished without closing its connection would
 * otherwise keep its place until the network gives up on it.
 */
public final class StreamWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final long nanosMax;
    private final Map<ServerSentStream, Long> untilNanos = new ConcurrentHashMap<>();
    private volatile @Nullable Thread watcher;

    /** Creates the watch. @param max the longest time of a stream; each lasts at least half of it */
    public StreamWatch(Duration max) {
        this.nanosMax = max.toNanos();
    }

    /**
     * Starts a stream as soon as the thread that answers the request has finished; until then both threads would write
     * to the answer. To be called by that thread.
     *
     * @param stream the stream
     * @param name the name of the stream's thread
     * @return the answer to the request
     */
    public SseEmitter start(ServerSentStream stream, String name) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(StreamStartFilter.STARTED, new Started(stream, name), RequestAttributes.SCOPE_REQUEST);
        return stream.answer();
    }

    /** A stream that is to be started. */
    record Started(ServerSentStream stream, String name) {}

    void begin(Started started) {
        ServerSentStream stream = started.stream();
        // The random time keeps streams that began together from ending, and coming back, together.
        untilNanos.put(stream, System.nanoTime() + ThreadLocalRandom.current().nextLong(nanosMax / 2, nanosMax));
        Thread.ofVirtual().name(started.name()).start(() -> {
            try {
                stream.run();
            } finally {
                untilNanos.remove(stream);
            }
        });
    }

    private void watch() {
        while (watcher == Thread.currentThread()) {
            try {
                Thread.sleep(PERIOD);
                untilNanos.forEach(this::look);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(ServerSentStream stream, long until) {
        try {
            if (stream.clientGone() || System.nanoTime() - until > 0) {
                stream.end();
            }
        } catch (RuntimeException e) {
            LOG.warn("Could not look after a live stream; trying again", e);
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("stream-watch").unstarted(this::watch);
        watcher = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = watcher;
        watcher = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return watcher != null;
    }
}
