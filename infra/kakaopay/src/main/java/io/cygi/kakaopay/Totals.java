package io.cygi.kakaopay;

/**
 * The money that the stand-in has taken and given back since it was started, in won.
 *
 * @param paid the money taken by approvals
 * @param cancelled the money given back by cancellations
 */
public record Totals(long paid, long cancelled) {

    /** {@return the money that the merchant is owed} */
    public long held() {
        return paid - cancelled;
    }

    Totals plusPaid(long amount) {
        return new Totals(paid + amount, cancelled);
    }

    Totals plusCancelled(long amount) {
        return new Totals(paid, cancelled + amount);
    }
}
