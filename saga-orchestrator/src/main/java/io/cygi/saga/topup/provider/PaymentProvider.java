package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.Money;

/**
 * Takes money from fans. No call has an idempotency key. A call that fails with {@link ProviderUnavailableException}
 * may have been carried out, and only {@link #order} tells. Implementations are bounded in time and safe for use by
 * many threads; they are called outside of transactions.
 */
public interface PaymentProvider {

    /**
     * Prepares a payment. A payment that is prepared and not used takes no money.
     *
     * @param request the payment, and the addresses for the fan's return
     * @return the payment with the pages on which the fan approves
     */
    ReadyPayment ready(PaymentRequest request);

    /**
     * Takes the money that the fan has approved. A refusal is not final before {@link #order} confirms it.
     *
     * @param payment the payment
     * @param approval the fan's approval, from the callback
     * @return the amount that was taken
     */
    Money approve(Payment payment, String approval);

    /** {@return the order of a payment} @param payment the payment */
    ProviderOrder order(Payment payment);

    /**
     * Gives money back.
     *
     * @param payment the payment
     * @param amount the amount
     */
    void cancel(Payment payment, Money amount);
}
