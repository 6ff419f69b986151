package io.cygi.web.stream;

import io.cygi.web.server.PeerConnection;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client's stream of server-sent events. A thread of its own writes it until there is nothing more to send, the
 * client is gone, or the stream is ended. {@link StreamWatch} starts it.
 */
public abstract class ServerSentStream {

    private static final long NO_TIMEOUT = 0L;

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
    private final Optional<PeerConnection> connection = PeerConnection.current();
    private final long reconnectMillis;
    private volatile boolean ended;
    private final Object rests = new Object();
    private @Nullable Thread resting;

    /**
     * Creates a stream for the request that this thread answers.
     *
     * @param reconnectMillis the time after which a client connects again, in ms
     */
    protected ServerSentStream(long reconnectMillis) {
        this.reconnectMillis = reconnectMillis;
    }

    /**
     * Sends the events, and returns when there are no more, or the stream has {@link #ended}.
     *
     * @throws IOException if the client is gone
     * @throws InterruptedException if the stream is ended meanwhile
     */
    protected abstract void tell() throws IOException, InterruptedException;

    /** Releases the resources of the stream. Called once, when the stream is over. */
    protected abstract void over();

    /** {@return the answer to a HEAD of a stream, which consists of headers only} */
    public static ResponseEntity<SseEmitter> head() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }

    /** {@return the answer to the request that asked for the stream} To be called once. */
    final SseEmitter answer() {
        emitter.onCompletion(this::end);
        emitter.onTimeout(this::end);
        emitter.onError(fault -> end());
        return emitter;
    }

    /** Sends one event. @throws IOException if the client is gone */
    protected final void send(SseEmitter.SseEventBuilder event) throws IOException {
        emitter.send(event);
    }

    /** {@return whether the stream is ended, so that nothing more is to be sent} */
    protected final boolean ended() {
        return ended;
    }

    /**
     * Ends the stream: at once if its thread rests, otherwise at its next check. The thread is interrupted only at
     * rest, because an interrupt closes the connection that a thread writes to, or reads from the database with.
     */
    public final void end() {
        ended = true;
        synchronized (rests) {
            if (resting != null) {
                resting.interrupt();
            }
        }
    }

    /** A wait that is interrupted if the stream is ended. */
    @FunctionalInterface
    protected interface Rest<T> {

        /** {@return the result of the wait} */
        T take() throws InterruptedException;
    }

    /** {@return the result of the wait} @throws InterruptedException if the stream is ended meanwhile, or was before */
    protected final <T> T rest(Rest<T> rest) throws InterruptedException {
        synchronized (rests) {
            if (ended) {
                throw new InterruptedException("the stream has ended");
            }
            resting = Thread.currentThread();
        }
        try {
            return rest.take();
        } finally {
            synchronized (rests) {
                resting = null;
                Thread.interrupted();
            }
        }
    }

    /** {@return whether the client has closed its connection, as far as this can be seen without writing to it} */
    final boolean clientGone() {
        return connection.filter(PeerConnection::gone).isPresent();
    }

    /** Writes the stream until it is over. */
    final void run() {
        try {
            send(SseEmitter.event().comment("connected").reconnectTime(reconnectMillis));
            tell();
        } catch (IOException | IllegalStateException e) {
            log.debug("A client that followed is gone", e);
        } catch (InterruptedException e) {
            log.debug("A client that followed is let go", e);
        } finally {
            over();
            complete();
        }
    }

    /** Completes the answer. If the connection broke, the container has completed it already. */
    private void complete() {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            log.debug("A response that was followed had ended already", e);
        }
    }
}
