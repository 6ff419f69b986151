package io.cygi.loadtest.measure;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Records durations, to the thousandth part of each. Safe for use by many threads. */
public final class Latencies {

    private static final long MICROS_MAX = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    private final Histogram histogram = new ConcurrentHistogram(1, MICROS_MAX, DIGITS);

    /** Counts one. @param nanos how long it took */
    public void add(long nanos) {
        histogram.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 1, MICROS_MAX));
    }

    /** {@return how many were counted} */
    public long count() {
        return histogram.getTotalCount();
    }

    /** {@return the milliseconds within which a share of them were done} @param percent of them */
    public double millis(double percent) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percent) / 1_000.0;
    }

    /** {@return the figures that are reported} */
    public Figures figures() {
        return new Figures(millis(50), millis(95), millis(99), millis(100));
    }

    /**
     * Latencies in milliseconds.
     *
     * @param p50Millis half were as fast
     * @param p95Millis 95 of a hundred were as fast
     * @param p99Millis 99 of a hundred were as fast
     * @param maxMillis the slowest
     */
    public record Figures(double p50Millis, double p95Millis, double p99Millis, double maxMillis) {}
}
