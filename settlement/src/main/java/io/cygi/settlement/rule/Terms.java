package io.cygi.settlement.rule;

import java.math.BigDecimal;

/**
 * What the platform takes of each reservation that money was kept of. A fan who cancels late forfeits what the concert's
 * refund policy says; these terms say how much of that goes to the platform, and the rest is the organizer's.
 *
 * @param feeBasisPoints of what was paid, in hundredths of a percent, 0 to 10,000
 * @param feeMinimum per reservation, in minor units; not for cancelled ones
 * @param rounding of fee and tax
 * @param taxBasisPoints on the fee, borne by the organizer, 0 to 10,000
 * @param lateRefundShareBasisPoints of what a fan who cancelled forfeited, in the place of the fee, 0 to 10,000
 * @param lateRefundCharge what each such cancellation costs the organizer on top, in minor units
 */
public record Terms(
        int feeBasisPoints,
        long feeMinimum,
        Rounding rounding,
        int taxBasisPoints,
        int lateRefundShareBasisPoints,
        long lateRefundCharge) {

    /** A whole, in basis points. */
    public static final int BASIS_POINTS_MAX = 10_000;

    /** The highest minimum or charge, in minor units. */
    public static final long AMOUNT_MAX = 1_000_000_000;

    private static final BigDecimal WHOLE = BigDecimal.valueOf(BASIS_POINTS_MAX);

    /** Checks the bounds. */
    public Terms {
        for (int share : new int[] {feeBasisPoints, taxBasisPoints, lateRefundShareBasisPoints}) {
            if (share < 0 || share > BASIS_POINTS_MAX) {
                throw new IllegalArgumentException("basis points are 0 to 10000");
            }
        }
        for (long amount : new long[] {feeMinimum, lateRefundCharge}) {
            if (amount < 0 || amount > AMOUNT_MAX) {
                throw new IllegalArgumentException("an amount is 0 to 1000000000");
            }
        }
    }

    /**
     * Fee and tax of one reservation, in minor units. Together they are never more than what was kept of the fan's money.
     *
     * @param fee the platform's
     * @param tax on it
     */
    public record Deduction(long fee, long tax) {

        /** Nothing. */
        public static final Deduction NONE = new Deduction(0, 0);
    }

    /**
     * {@return what is taken of a reservation}
     *
     * @param paid by the fan, in minor units
     * @param refunded to the fan, up to what was paid
     * @param cancelled whether the fan cancelled it
     */
    public Deduction of(long paid, long refunded, boolean cancelled) {
        long kept = paid - refunded;
        if (kept <= 0) {
            return Deduction.NONE;
        }
        long wanted = cancelled
                ? share(kept, lateRefundShareBasisPoints) + lateRefundCharge
                : Math.max(share(paid, feeBasisPoints), feeMinimum);
        long tax = share(wanted, taxBasisPoints);
        if (wanted + tax <= kept) {
            return new Deduction(wanted, tax);
        }
        // All that there is, divided as fee and tax are.
        long fee = BigDecimal.valueOf(kept)
                .multiply(WHOLE)
                .divide(WHOLE.add(BigDecimal.valueOf(taxBasisPoints)), 0, rounding.mode())
                .longValueExact();
        return new Deduction(Math.min(fee, kept), kept - Math.min(fee, kept));
    }

    private long share(long amount, int basisPoints) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(WHOLE, 0, rounding.mode())
                .longValueExact();
    }
}
