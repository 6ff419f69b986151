package io.cygi.contracts.concert;

import java.time.Duration;
import java.time.Instant;

/**
 * The refund for a fan who cancels: everything until {@code fullUntilDays} before the performance, then {@code
 * partialPercent} until {@code partialUntilDays} before it, then nothing.
 *
 * @param fullUntilDays the number of whole days (24 hours each) before the start
 * @param partialUntilDays the number of whole days before the start
 * @param partialPercent the percentage of the price
 */
public record RefundPolicy(int fullUntilDays, int partialUntilDays, int partialPercent) {

    /**
     * The usual policy: a full refund until a week before the performance, half of it until the day before, then
     * nothing.
     */
    public static final RefundPolicy STANDARD = new RefundPolicy(7, 1, 50);

    /** The most days before the start that a policy may name. */
    public static final int DAYS_MAX = 365;

    /** The percentage that stands for the whole price. */
    public static final int PERCENT_MAX = 100;

    /**
     * {@return the step that applies}
     *
     * @param at the time at which the fan cancels
     * @param startsAt the time at which the performance starts
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
