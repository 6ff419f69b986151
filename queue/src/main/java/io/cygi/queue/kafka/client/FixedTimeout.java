package io.cygi.queue.kafka.client;

import io.cygi.messaging.processing.Sweep;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Bounds waits that all last equally long and therefore run out in the order in which they began. One thread ends them.
 * A timed wait of a virtual thread sets and cancels a timer and wakes the timers' thread for both, which was a tenth of
 * the cost of a join.
 */
public final class FixedTimeout implements AutoCloseable, WorkerSource {

    private static final Duration PERIOD = Duration.ofMillis(50);

    private final long maxNanos;
    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final Sweep sweep;
    private volatile boolean closed;

    private record Wait(CompletableFuture<?> awaited, long until) {}

    /**
     * Creates the fixed timeout.
     *
     * @param name the name for the thread and the log
     * @param max the length of a wait; it may last up to 50 ms longer
     */
    public FixedTimeout(String name, Duration max) {
        this.maxNanos = max.toNanos();
        this.sweep = new Sweep(name, PERIOD, this::expire);
        sweep.start();
    }

    /**
     * Waits for a future.
     *
     * @param awaited the future; it fails if the time runs out, so pass a copy of a future that others wait for
     * @return the result of the future
     * @throws TimeoutException if the time ran out
     * @throws ExecutionException if it failed
     * @throws InterruptedException if the caller was interrupted
     */
    public <T> T await(CompletableFuture<T> awaited) throws TimeoutException, ExecutionException, InterruptedException {
        if (!awaited.isDone()) {
            waits.add(new Wait(awaited, System.nanoTime() + maxNanos));
            if (closed) {
                end();
            }
        }
        try {
            return awaited.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RanOutException) {
                throw new TimeoutException("The time ran out");
            }
            throw e;
        }
    }

    /**
     * Ends the waits at the head of the queue that are over. A finished wait behind an unfinished one stays until that
     * one is over.
     */
    private void expire() {
        long now = System.nanoTime();
        for (Wait first = waits.peek(); first != null && over(first, now); first = waits.peek()) {
            // Waits that begin during the close are ended there as well.
            if (waits.remove(first)) {
                first.awaited.completeExceptionally(new RanOutException());
            }
        }
    }

    private static boolean over(Wait wait, long now) {
        return wait.awaited.isDone() || now - wait.until >= 0;
    }

    /** Ends every wait, including those that begin later. */
    @Override
    public void close() {
        closed = true;
        sweep.stop();
        end();
    }

    @Override
    public List<WorkerStatus> workers() {
        return sweep.workers();
    }

    private void end() {
        for (Wait wait = waits.poll(); wait != null; wait = waits.poll()) {
            wait.awaited.completeExceptionally(new RanOutException());
        }
    }

    /** The failure of a wait whose time ran out. */
    private static final class RanOutException extends Exception {

        private static final long serialVersionUID = 1;

        RanOutException() {
            super(null, null, false, false);
        }
    }
}
