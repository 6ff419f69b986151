package io.cygi.loadtest.booking;

import io.cygi.loadtest.booking.Booker.Outcome;
import io.cygi.loadtest.measure.Latencies;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.measure.Tally;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts the outcomes of bookings while they are made. Safe for use by many threads. */
public final class Counts {

    private final LongAdder confirmed = new LongAdder();
    private final LongAdder inTime = new LongAdder();
    private final LongAdder reads = new LongAdder();
    private final Latencies latencies = new Latencies();
    private final Tally errors = new Tally();
    private final AtomicLong lastAt = new AtomicLong(Long.MIN_VALUE);

    /**
     * Counts the outcome of a booking that has just ended.
     *
     * @param fromNanos the start of the booking
     * @param untilNanos the end of the time in which rates are counted
     */
    void add(Outcome outcome, long fromNanos, long untilNanos) {
        long now = System.nanoTime();
        if (!outcome.confirmed()) {
            errors.add(outcome.kind());
            return;
        }
        latencies.add(now - fromNanos);
        confirmed.increment();
        reads.add(outcome.reads());
        lastAt.accumulateAndGet(now, Math::max);
        if (now <= untilNanos) {
            inTime.increment();
        }
    }

    long confirmed() {
        return confirmed.sum();
    }

    /** {@return the average number of reads of a reservation until it was confirmed} */
    double readsPerBooking() {
        return Stats.ratio(reads.sum(), confirmed.sum());
    }

    long inTime() {
        return inTime.sum();
    }

    /** {@return the time of the last confirmation, as {@link System#nanoTime()} counts} */
    long lastAt() {
        return lastAt.get();
    }

    Latencies latencies() {
        return latencies;
    }

    Tally errors() {
        return errors;
    }
}
