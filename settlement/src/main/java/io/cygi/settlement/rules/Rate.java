package io.cygi.settlement.rules;

import io.cygi.contracts.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of an amount of money, computed exactly: in basis points, rounded to a whole minor unit, no less than a minimum,
 * and no more than there is.
 *
 * @param basisPoints hundredths of a percent, 0 to {@link #WHOLE}
 * @param minimum minor units, zero or more; of nothing, nothing is taken
 * @param rounding how what is between two minor units is rounded; any mode but {@code UNNECESSARY}
 */
public record Rate(int basisPoints, long minimum, RoundingMode rounding) {

    /** All of it, in basis points. */
    public static final int WHOLE = 10_000;

    /** All of it. */
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
            throw new IllegalArgumentException("what is between two minor units has to be rounded");
        }
    }

    /** {@return the share of the amount, from nothing to all of it} @param amount zero or more */
    public Money of(Money amount) {
        if (amount.negative()) {
            throw new IllegalArgumentException("there is no share of a debt");
        }
        long part = divided(amount.amount(), basisPoints, WHOLE, rounding);
        return new Money(Math.min(Math.max(part, minimum), amount.amount()), amount.currency());
    }

    /** {@return amount x numerator / denominator} Nothing is rounded, and nothing overflows, on the way. */
    static long divided(long amount, long numerator, long denominator, RoundingMode rounding) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 0, rounding)
                .longValueExact();
    }
}
