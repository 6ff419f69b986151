package io.cygi.loadtest.booking;

import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.measure.ParallelThreads;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.measure.Stats;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Clients who book one after the other each, as fast as they are answered. */
public final class ClosedLoop {

    private final URI url;
    private final boolean idempotencyKeys;

    /**
     * Creates the closed loop.
     *
     * @param url the URL of the platform
     * @param idempotencyKeys whether bookings carry one
     */
    public ClosedLoop(URI url, boolean idempotencyKeys) {
        this.url = url;
        this.idempotencyKeys = idempotencyKeys;
    }

    /**
     * Lets clients book. The rate is that of the bookings that were confirmed in time. Bookings under way at the end
     * are waited for, and their latencies count too.
     *
     * @param what the text for the progress
     * @param clients the number of clients
     * @param time the time in which bookings begin
     * @param sale the seats to book; if they run out early, the measurement ends
     * @return the result
     */
    public Result run(String what, int clients, Duration time, Sale sale) {
        Counts counts = new Counts();
        AtomicBoolean soldOut = new AtomicBoolean();
        long from = System.nanoTime();
        // If the sale ends early, the time ends with the first client who found nothing to book.
        AtomicLong until = new AtomicLong(from + time.toNanos());
        try (Progress progress = Progress.of(what, "bookings", counts::confirmed)) {
            progress.start();
            ParallelThreads.of("client", clients, number -> {
                try (Connection connection = new Connection(url)) {
                    Booker booker = new Booker(connection, idempotencyKeys);
                    while (System.nanoTime() < until.get()) {
                        Sale.Order order = sale.next();
                        if (order == null) {
                            soldOut.set(true);
                            until.accumulateAndGet(System.nanoTime(), Math::min);
                            return;
                        }
                        long began = System.nanoTime();
                        counts.add(booker.book(sale.path(), order.fan(), List.of(order.seat())), began, until.get());
                    }
                }
            });
        }
        double seconds = (until.get() - from) / 1e9;
        return new Result(clients, seconds, counts, soldOut.get());
    }

    /**
     * The result of a closed loop.
     *
     * @param clients the number of clients
     * @param seconds the time of the measurement in seconds
     * @param counts the outcomes of the bookings
     * @param endedEarly whether the fans ran out
     */
    public record Result(int clients, double seconds, Counts counts, boolean endedEarly) {

        /** {@return the bookings per second that were confirmed in time} */
        public double confirmedPerSecond() {
            return Stats.ratio(counts.inTime(), seconds);
        }

        /** {@return the number of confirmed bookings} */
        public long confirmed() {
            return counts.confirmed();
        }

        /** {@return the 99th percentile of the latency, in milliseconds} */
        public double p99Millis() {
            return counts.latencies().millis(99);
        }

        /** {@return the number of failures by kind} */
        public Map<String, Long> errors() {
            return counts.errors().counts();
        }
    }
}
