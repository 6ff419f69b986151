package io.cygi.contracts.value;

import java.time.Duration;
import java.time.Instant;

/**
 * What a fan who cancels gets back: everything until {@code fullUntilDays} before the performance, then
 * {@code partialPercent} until {@code partialUntilDays} before it, then nothing.
 *
 * @param fullUntilDays whole days (24 hours each) before the start, 0 to 365
 * @param partialUntilDays whole days before the start, 0 to {@code fullUntilDays}
 * @param partialPercent 0 to 100
 */
public record RefundPolicy(int fullUntilDays, int partialUntilDays, int partialPercent) {

    /** Full until a week before the performance, half until the day before, then nothing. */
    public static final RefundPolicy STANDARD = new RefundPolicy(7, 1, 50);

    /** Checks the bounds. */
    public RefundPolicy {
        if (fullUntilDays < 0 || fullUntilDays > 365 || partialUntilDays < 0 || partialUntilDays > fullUntilDays) {
            throw new IllegalArgumentException("refund days run from 365 down to 0, the full refund's first");
        }
        if (partialPercent < 0 || partialPercent > 100) {
            throw new IllegalArgumentException("a percentage is 0 to 100");
        }
    }

    /**
     * {@return the percentage that is refunded, 0 to 100}
     *
     * @param at when the fan cancels
     * @param startsAt when the performance starts
     */
    public int percentAt(Instant at, Instant startsAt) {
        if (!at.isAfter(startsAt.minus(Duration.ofDays(fullUntilDays)))) {
            return 100;
        }
        return at.isAfter(startsAt.minus(Duration.ofDays(partialUntilDays))) ? 0 : partialPercent;
    }
}
