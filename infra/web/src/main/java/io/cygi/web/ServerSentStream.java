package io.cygi.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client's stream of server-sent events, told by a thread of its own, until there is nothing more to tell, the client
 * is gone, or the stream is ended.
 */
public abstract class ServerSentStream implements Runnable {

    private static final long NO_TIMEOUT = 0L;

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
    private final long reconnectMillis;
    private volatile boolean ended;
    private volatile @Nullable Thread writer;

    /** A stream that nobody follows yet. @param reconnectMillis after which a client comes back that was let go */
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

    /** {@return the answer to the request that asked for the stream} To be asked for once. */
    public final SseEmitter answer() {
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

    /** Ends the stream as soon as its thread is at leisure. */
    public final void end() {
        ended = true;
        Thread thread = writer;
        if (thread != null && thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }

    @Override
    public final void run() {
        writer = Thread.currentThread();
        try {
            send(SseEmitter.event().comment("connected").reconnectTime(reconnectMillis));
            tell();
        } catch (IOException | IllegalStateException e) {
            log.debug("A client that followed is gone", e);
        } catch (InterruptedException e) {
            log.debug("A client that followed is let go", e);
        } finally {
            // What follows may write to the socket, which an interrupted thread cannot.
            writer = null;
            Thread.interrupted();
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
