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

    private static final int PERCENT_MAX = 100;

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
     * {@return the step that applies}
     *
     * @param at when the fan cancels
     * @param startsAt when the performance starts
     */
    public RefundStep stepAt(Instant at, Instant startsAt) {
        Instant fullUntil = startsAt.minus(Duration.ofDays(fullUntilDays));
        if (!at.isAfter(fullUntil)) {
            return new RefundStep(RefundStep.Name.FULL, PERCENT_MAX, fullUntil);
        }
        Instant partialUntil = startsAt.minus(Duration.ofDays(partialUntilDays));
        return at.isAfter(partialUntil)
                ? new RefundStep(RefundStep.Name.NONE, 0, null)
                : new RefundStep(RefundStep.Name.PARTIAL, partialPercent, partialUntil);
    }
}
