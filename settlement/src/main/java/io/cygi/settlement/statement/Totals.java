package io.cygi.settlement.statement;

import io.cygi.contracts.value.Money;

/**
 * The sums of a statement's lines. The net is what the other sums leave, so the totals balance by construction.
 *
 * @param gross all payments
 * @param refunds all refunds
 * @param fee all fees
 * @param tax all taxes on fees
 * @param net amount that the organizer is paid: gross less refunds, fee and tax; zero or more
 */
public record Totals(Money gross, Money refunds, Money fee, Money tax, Money net) {

    /** Checks that no sum is negative and that the totals balance. */
    public Totals {
        for (Money part : new Money[] {gross, refunds, fee, tax, net}) {
            if (part.negative()) {
                throw new IllegalArgumentException("no total of a statement is negative");
            }
        }
        if (!gross.minus(refunds).minus(fee).minus(tax).equals(net)) {
            throw new IllegalArgumentException("gross less refunds, fee and tax is the net");
        }
    }

    /** {@return the totals with these parts} */
    public static Totals of(Money gross, Money refunds, Money fee, Money tax) {
        return new Totals(
                gross, refunds, fee, tax, gross.minus(refunds).minus(fee).minus(tax));
    }

    /** {@return the totals of no lines} @param currency ISO 4217 code */
    public static Totals none(String currency) {
        Money zero = new Money(0, currency);
        return new Totals(zero, zero, zero, zero, zero);
    }

    /** {@return the sum of two statements' totals} @param other totals in the same currency */
    public Totals plus(Totals other) {
        return of(gross.plus(other.gross), refunds.plus(other.refunds), fee.plus(other.fee), tax.plus(other.tax));
    }
}
