package io.cygi.settlement.rules;

import io.cygi.contracts.value.Money;
import java.math.RoundingMode;

/**
 * The fee and the tax that are deducted from an amount.
 *
 * @param fee the platform's fee
 * @param tax the tax on the fee
 */
public record Deduction(Money fee, Money tax) {

    /**
     * {@return the deduction from an amount} Fee and tax together never exceed the amount: if they would, the amount is
     * split into a fee and the tax on that fee.
     *
     * @param amount the amount, zero or more
     * @param fee the rate of the fee, of the amount
     * @param tax the rate of the tax, of the fee
     */
    public static Deduction on(Money amount, Rate fee, Rate tax) {
        Money feeTaken = fee.of(amount);
        Money taxTaken = tax.of(feeTaken);
        if (feeTaken.plus(taxTaken).compareTo(amount) <= 0) {
            return new Deduction(feeTaken, taxTaken);
        }
        long feeInside =
                Rate.divided(amount.amount(), Rate.WHOLE, Rate.WHOLE + tax.basisPoints(), RoundingMode.HALF_UP);
        Money net = new Money(feeInside, amount.currency());
        return new Deduction(net, amount.minus(net));
    }
}
