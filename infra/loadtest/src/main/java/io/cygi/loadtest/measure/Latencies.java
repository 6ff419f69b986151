package io.cygi.loadtest.measure;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Records durations, to the thousandth part of each. Safe for use by many threads. */
public final class Latencies {

    private static final long MICROS_MAX = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    private final Histogram histogram = new ConcurrentHistogram(1, MICROS_MAX, DIGITS);

    /** Counts a duration. @param nanos the duration in ns */
    public void add(long nanos) {
        histogram.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 1, MICROS_MAX));
    }

    /** {@return the number of durations} */
    public long count() {
        return histogram.getTotalCount();
    }

    /** {@return a percentile in milliseconds} @param percent the share in percent */
    public double millis(double percent) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percent) / 1_000.0;
    }

    /** {@return the figures for the report} */
    public Figures figures() {
        return new Figures(millis(50), millis(95), millis(99), millis(100));
    }

    /**
     * Latencies in milliseconds.
     *
     * @param p50Millis the median latency
     * @param p95Millis the 95th percentile
     * @param p99Millis the 99th percentile
     * @param maxMillis the longest latency
     */
    public record Figures(double p50Millis, double p95Millis, double p99Millis, double maxMillis) {}
}
