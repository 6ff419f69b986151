package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.Money;

/**
 * Takes money from fans. None of the calls has an idempotency key. A call that fails with
 * {@link ProviderUnavailableException} may have been carried out, and only {@link #order} tells. Implementations are bounded
 * in time and safe for use by many threads; they are called outside of transactions.
 */
public interface PaymentProvider {

    /**
     * Prepares a payment. One that is prepared and not used takes no money.
     *
     * @param request what is to be paid, and where the fan is returned to
     * @return where the fan approves
     */
    ReadyPayment ready(PaymentRequest request);

    /**
     * Takes the money that the fan has approved. A refusal is not final before {@link #order} confirms it.
     *
     * @param payment which one
     * @param approval the fan's approval, from the callback
     * @return what was taken
     */
    Money approve(Payment payment, String approval);

    /** {@return what has become of a payment} @param payment which one */
    ProviderOrder order(Payment payment);

    /**
     * Gives money back.
     *
     * @param payment which one
     * @param amount how much
     */
    void cancel(Payment payment, Money amount);
}
