package io.cygi.settlement.document.content;

import io.cygi.contracts.value.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats amounts of money for people. */
public final class AmountFormat {

    private static final int GROUP = 3;
    private static final Map<String, Integer> FRACTION_DIGITS = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toMap(
                    Currency::getCurrencyCode, currency -> Math.max(0, currency.getDefaultFractionDigits())));

    private AmountFormat() {}

    /** {@return the amount in the currency's major units} */
    public static BigDecimal decimal(Money money) {
        return BigDecimal.valueOf(money.amount(), fractionDigits(money.currency()));
    }

    /** {@return the amount with thousands separators, without the currency} */
    public static String grouped(Money money) {
        return (money.negative() ? "-" : "") + grouped(decimal(money).abs());
    }

    /** {@return the number with thousands separators} @param count zero or more */
    public static String grouped(long count) {
        return grouped(BigDecimal.valueOf(count));
    }

    private static String grouped(BigDecimal number) {
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        for (int at = (point < 0 ? plain.length() : point) - GROUP; at > 0; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** {@return the number of digits after the decimal point; none for an unknown currency, as for won} */
    public static int fractionDigits(String currency) {
        return FRACTION_DIGITS.getOrDefault(currency, 0);
    }
}
