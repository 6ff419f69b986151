package io.cygi.queue.kafka;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds waits that may all last equally long, and therefore run out in the order in which they began: one thread looks
 * for those that have. A virtual thread that waits with a time of its own sets a timer and takes it back, and wakes the
 * timers' thread for each, which was an eighth of what a join cost.
 */
public final class WaitLimit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WaitLimit.class);
    private static final int LOOK_MILLIS = 50;

    private final long maxNanos;
    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService looking;

    private record Wait(CompletableFuture<?> awaited, long until) {}

    /** @param name of the thread @param max how long one waits, and up to 50 ms longer */
    public WaitLimit(String name, Duration max) {
        this.maxNanos = max.toNanos();
        this.looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        var unused = looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Waits for something.
     *
     * @param awaited what for; where the time runs out it fails, so that what others wait for is to be copied
     * @return its outcome
     * @throws TimeoutException where the time ran out
     * @throws ExecutionException where it failed
     * @throws InterruptedException where the caller was interrupted
     */
    public <T> T await(CompletableFuture<T> awaited) throws TimeoutException, ExecutionException, InterruptedException {
        if (!awaited.isDone()) {
            waits.add(new Wait(awaited, System.nanoTime() + maxNanos));
            if (looking.isShutdown()) {
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

    /** Lets go of those at the head that are over; what is behind one that goes on stays until that one is over too. */
    private void look() {
        try {
            long now = System.nanoTime();
            for (Wait first = waits.peek(); first != null && over(first, now); first = waits.peek()) {
                // Whoever closes the limit takes waits out as well.
                if (waits.remove(first)) {
                    first.awaited.completeExceptionally(new RanOutException());
                }
            }
        } catch (RuntimeException | Error e) {
            // What it throws would end the looking, and waits had no bound any more.
            LOG.error("Waits cannot be ended; it is tried again", e);
        }
    }

    private static boolean over(Wait wait, long now) {
        return wait.awaited.isDone() || now - wait.until >= 0;
    }

    /** Ends every wait, also those that are to come. */
    @Override
    public void close() {
        looking.shutdownNow();
        end();
    }

    private void end() {
        for (Wait wait = waits.poll(); wait != null; wait = waits.poll()) {
            wait.awaited.completeExceptionally(new RanOutException());
        }
    }

    /** What a wait fails with whose time ran out. */
    private static final class RanOutException extends Exception {

        private static final long serialVersionUID = 1;

        RanOutException() {
            super(null, null, false, false);
        }
    }
}
