package io.cygi.loadtest.booking;

import io.cygi.loadtest.booking.Booker.Outcome;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.measure.Progress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Bookings that begin at a fixed rate, whether or not earlier ones have ended. The latency of each counts from when it
 * was due, so a platform that stalls is charged for the bookings that could not begin meanwhile.
 */
final class OpenLoop {

    private static final long DRAIN_SECONDS_MAX = 120;
    private static final long THREAD_SECONDS_MAX = 10;

    private final URI url;
    private final boolean idempotencyKeys;
    private final int inFlightMax;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Counts counts = new Counts();

    OpenLoop(URI url, boolean idempotencyKeys, int inFlightMax) {
        this.url = url;
        this.idempotencyKeys = idempotencyKeys;
        this.inFlightMax = inFlightMax;
    }

    /**
     * Lets bookings begin at a rate.
     *
     * @param perSecond the rate
     * @param time the time in which bookings begin
     * @param sale the seats to book
     * @return the result
     */
    Result run(int perSecond, Duration time, Sale sale) {
        ExecutorService executor = new ThreadPoolExecutor(
                0, 2 * inFlightMax, THREAD_SECONDS_MAX, TimeUnit.SECONDS, new SynchronousQueue<>());
        long from = System.nanoTime();
        long until = from + time.toNanos();
        long dropped = 0;
        boolean soldOut = false;
        try (Progress progress = Progress.of(perSecond + "/s", "bookings", counts::confirmed)) {
            progress.start();
            long due = from;
            for (long i = 1; due < until && !soldOut; i++) {
                awaitTime(due);
                if (inFlight.get() >= inFlightMax) {
                    dropped++;
                } else {
                    Sale.Order order = sale.next();
                    soldOut = order == null;
                    if (order != null) {
                        begin(executor, sale, order, due, until);
                    }
                }
                due = from + TimeUnit.SECONDS.toNanos(i) / perSecond;
            }
            long ended = Math.min(until, System.nanoTime());
            drain(executor);
            return new Result(
                    (ended - from) / 1e9, (Math.max(ended, counts.lastAt()) - from) / 1e9, counts, dropped, soldOut);
        } finally {
            executor.shutdownNow();
            idle.forEach(Connection::close);
        }
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void begin(ExecutorService executor, Sale sale, Sale.Order order, long due, long until) {
        inFlight.incrementAndGet();
        executor.execute(() -> {
            Connection used = idle.pollFirst();
            Connection connection = used == null ? new Connection(url) : used;
            Outcome outcome =
                    new Booker(connection, idempotencyKeys).book(sale.path(), order.fan(), List.of(order.seat()));
            counts.add(outcome, due, until);
            // The connection that was used last is taken first, so that no more are open than are needed.
            idle.addFirst(connection);
            inFlight.decrementAndGet();
        });
    }

    private void drain(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(DRAIN_SECONDS_MAX, TimeUnit.SECONDS)) {
                counts.errors().add("unanswered after " + DRAIN_SECONDS_MAX + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The result of an open loop.
     *
     * @param seconds the time in which bookings began, in seconds
     * @param secondsToLast the time until the last of them was confirmed, in seconds
     * @param counts the outcomes of the bookings
     * @param dropped the number of bookings that did not begin because too many were under way
     * @param endedEarly whether the fans ran out
     */
    record Result(double seconds, double secondsToLast, Counts counts, long dropped, boolean endedEarly) {}
}
