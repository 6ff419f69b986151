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

    /** @param url of the platform @param idempotencyKeys whether bookings carry one */
    public ClosedLoop(URI url, boolean idempotencyKeys) {
        this.url = url;
        this.idempotencyKeys = idempotencyKeys;
    }

    /**
     * {@return what was booked}. The rate is that of the bookings that were confirmed in time; those under way at the end
     * are waited for, and their latencies count too.
     *
     * @param what is going on
     * @param clients how many
     * @param time to book
     * @param sale what is booked; where it ends early, so does the measurement
     */
    public Result run(String what, int clients, Duration time, Sale sale) {
        Counts counts = new Counts();
        AtomicBoolean soldOut = new AtomicBoolean();
        long from = System.nanoTime();
        // Where the sale ends early, the time ends with the first client who found nothing to book.
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
     * What was booked.
     *
     * @param clients who booked
     * @param seconds in which they did
     * @param counts what became of the bookings
     * @param endedEarly whether the fans ran out
     */
    public record Result(int clients, double seconds, Counts counts, boolean endedEarly) {

        /** {@return bookings confirmed in time} */
        public double confirmedPerSecond() {
            return Stats.ratio(counts.inTime(), seconds);
        }

        /** {@return all bookings that were confirmed} */
        public long confirmed() {
            return counts.confirmed();
        }

        /** {@return the latency of the hundredth part that was slowest, in milliseconds} */
        public double p99Millis() {
            return counts.latencies().millis(99);
        }

        /** {@return what went wrong, by kind} */
        public Map<String, Long> errors() {
            return counts.errors().counts();
        }
    }
}
