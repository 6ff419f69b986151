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
 * One client's stream of server-sent events, written by a thread of its own, until there is nothing more to tell, the client
 * is gone, or the stream is ended. {@link StreamWatch} starts it.
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

    /** A stream for the request that this thread answers. @param reconnectMillis after which a client comes back that was let go */
    protected ServerSentStream(long reconnectMillis) {
        this.reconnectMillis = reconnectMillis;
    }

    /**
     * Tells the client what there is to tell, and returns when that is all, or the stream has {@link #ended}.
     *
     * @throws IOException where the client is gone
     * @throws InterruptedException where the stream is ended meanwhile
     */
    protected abstract void tell() throws IOException, InterruptedException;

    /** Lets go of what the stream holds; called once, when it is over. */
    protected abstract void over();

    /** {@return the answer to a HEAD of a stream, which ends with its headers} */
    public static ResponseEntity<SseEmitter> head() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }

    /** {@return the answer to the request that asked for the stream} To be asked for once. */
    final SseEmitter answer() {
        emitter.onCompletion(this::end);
        emitter.onTimeout(this::end);
        emitter.onError(fault -> end());
        return emitter;
    }

    /** Sends one event. @throws IOException where the client is gone */
    protected final void send(SseEmitter.SseEventBuilder event) throws IOException {
        emitter.send(event);
    }

    /** {@return whether there is nobody to tell any more} */
    protected final boolean ended() {
        return ended;
    }

    /**
     * Ends the stream: at once where its thread rests, else when it next looks. The thread is interrupted at no other
     * time, because an interrupt closes the connection that a thread writes to, or reads from the database with.
     */
    public final void end() {
        ended = true;
        synchronized (rests) {
            if (resting != null) {
                resting.interrupt();
            }
        }
    }

    /** Something that waits, and is interrupted where the stream is ended. */
    @FunctionalInterface
    protected interface Rest<T> {

        /** {@return what was waited for} */
        T take() throws InterruptedException;
    }

    /** {@return what was waited for} @throws InterruptedException where the stream is ended meanwhile, or was before */
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

    /** {@return whether the client has closed its connection, as far as can be told without writing to it} */
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

    /** Where the connection broke, the container has ended the response by itself. */
    private void complete() {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            log.debug("A response that was followed had ended already", e);
        }
    }
}
