package io.cygi.contracts.value;

/**
 * A whole number of a currency's minor units. Won has no minor unit, so one point is 1 KRW.
 *
 * @param amount the number of minor units; negative for some differences
 * @param currency the ISO 4217 code
 */
public record Money(long amount, String currency) implements Comparable<Money> {

    private static final int CURRENCY_LENGTH = 3;

    /** Zero won. */
    public static final Money ZERO = new Money(0, "KRW");

    /** Checks the currency code. */
    public Money {
        if (!wellFormed(currency)) {
            throw new IllegalArgumentException("a currency is three capital letters");
        }
    }

    private static boolean wellFormed(String currency) {
        return currency.length() == CURRENCY_LENGTH && currency.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** {@return this many won} @param amount won */
    public static Money krw(long amount) {
        return new Money(amount, "KRW");
    }

    /** {@return the sum} @param other money of the same currency @throws ArithmeticException on overflow */
    public Money plus(Money other) {
        return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
    }

    /** {@return the difference} @param other money of the same currency @throws ArithmeticException on overflow */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(amount, sameCurrency(other).amount), currency);
    }

    /** {@return this share of the money, rounded down} @param percent 0 to 100 */
    public Money percent(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a percentage is 0 to 100");
        }
        return new Money(Math.floorDiv(Math.multiplyExact(amount, (long) percent), 100L), currency);
    }

    /** {@return whether the amount is less than zero} */
    public boolean negative() {
        return amount < 0;
    }

    /** {@return whether the amount is greater than zero} */
    public boolean positive() {
        return amount > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(amount, sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }
}
