package io.cygi.settlement.events;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a source on a thread of its own, ahead of its consumer, so that the database and this process work at the same
 * time. At most two results are in memory: one that is ready and one that is being made. A fault of the source is
 * thrown to the consumer after the results before it. Used by one consumer.
 *
 * @param <T> the type of the results
 */
public final class Prefetcher<T> implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;

    private final Supplier<@Nullable T> source;
    /** The result that is ready. An empty one marks the end. */
    private final BlockingQueue<Optional<T>> ready = new ArrayBlockingQueue<>(1);

    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Throwable fault;
    private boolean ended;

    /**
     * Creates the prefetcher and starts its thread.
     *
     * @param name name of the thread
     * @param source returns the next result, null at the end
     */
    public Prefetcher(String name, Supplier<@Nullable T> source) {
        this.source = source;
        // A platform thread, because it waits for sockets most of the time and a virtual one would be unmounted and
        // mounted at each read.
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

    /** {@return the next result, null after the last} */
    @Nullable
    public T next() {
        while (!ended) {
            // Read before the queue: results from before a fault are taken before the fault is thrown.
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

    /** Waits for the source, and discards its last result. */
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
