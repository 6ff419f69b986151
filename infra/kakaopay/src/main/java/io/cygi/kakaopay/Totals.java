package io.cygi.kakaopay;

/**
 * The money that the stand-in has taken and given back since it was started, in won.
 *
 * @param paid what was taken by approvals
 * @param cancelled what was given back by cancellations
 */
public record Totals(long paid, long cancelled) {

    /** {@return what the merchant has to get} */
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
