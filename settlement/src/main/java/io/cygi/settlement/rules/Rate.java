package io.cygi.settlement.rules;

import io.cygi.contracts.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of an amount of money, computed exactly: in basis points, rounded to a whole minor unit, not less than a
 * minimum and not more than the amount.
 *
 * @param basisPoints the part in hundredths of a percent, 0 to {@link #WHOLE}
 * @param minimum the minimum in minor units, zero or more; zero is taken of zero
 * @param rounding the rounding of fractions of a minor unit; any mode but {@code UNNECESSARY}
 */
public record Rate(int basisPoints, long minimum, RoundingMode rounding) {

    /** The whole amount in basis points. */
    public static final int WHOLE = 10_000;

    /** The rate that takes the whole amount. */
    public static final Rate ALL = new Rate(WHOLE, 0, RoundingMode.DOWN);

    /** Checks the bounds. */
    public Rate {
        if (basisPoints < 0 || basisPoints > WHOLE) {
            throw new IllegalArgumentException("a share is 0 to 10000 basis points");
        }
        if (minimum < 0) {
            throw new IllegalArgumentException("a minimum is zero or more");
        }
        if (rounding == RoundingMode.UNNECESSARY) {
            throw new IllegalArgumentException("fractions of a minor unit must be rounded");
        }
    }

    /** {@return the part of an amount, from zero to the whole} @param amount the amount, zero or more */
    public Money of(Money amount) {
        if (amount.negative()) {
            throw new IllegalArgumentException("a rate takes no part of a negative amount");
        }
        long part = divided(amount.amount(), basisPoints, WHOLE, rounding);
        return new Money(Math.min(Math.max(part, minimum), amount.amount()), amount.currency());
    }

    /**
     * {@return amount x numerator / denominator, rounded once} No step before the rounding loses precision or
     * overflows.
     */
    static long divided(long amount, long numerator, long denominator, RoundingMode rounding) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 0, rounding)
                .longValueExact();
    }
}
