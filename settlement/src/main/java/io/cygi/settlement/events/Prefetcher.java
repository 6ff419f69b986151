package io.cygi.settlement.events;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a source on a thread of its own, ahead of its consumer, so that the database and the cores of this process work at
 * the same time. At most two results are in memory: one that is ready and one that is being made. A fault of the source is
 * thrown to the consumer after the results before it. There is one consumer.
 *
 * @param <T> what the source gives
 */
public final class Prefetcher<T> implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;

    private final Supplier<@Nullable T> source;
    /** An empty one is the end. */
    private final BlockingQueue<Optional<T>> ready = new ArrayBlockingQueue<>(1);

    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Throwable fault;
    private boolean ended;

    /** @param name of the thread @param source gives one after the other, null at the end */
    public Prefetcher(String name, Supplier<@Nullable T> source) {
        this.source = source;
        // Of the platform: it waits for sockets most of the time, and a virtual one is put aside and fetched at each
        // read.
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::work);
    }

    private void work() {
        try {
            boolean more = true;
            while (more && !closed) {
                T next = source.get();
                more = next != null;
                give(Optional.ofNullable(next));
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            fault = e;
        }
    }

    private void give(Optional<T> next) throws InterruptedException {
        boolean given = false;
        while (!given && !closed) {
            given = ready.offer(next, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** {@return the next, null after the last} */
    @Nullable
    public T next() {
        while (!ended) {
            // Before the look: what was given before the fault is taken before it is thrown.
            boolean working = thread.isAlive();
            Optional<T> next = poll();
            if (next != null) {
                ended = next.isEmpty();
                return next.orElse(null);
            }
            if (!working) {
                throw new IllegalStateException(thread.getName() + " failed", fault);
            }
        }
        return null;
    }

    private @Nullable Optional<T> poll() {
        try {
            return ready.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + thread.getName(), e);
        }
    }

    /** Waits for the source; its last result is dropped. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
