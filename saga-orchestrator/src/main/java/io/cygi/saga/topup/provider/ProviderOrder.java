package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.Money;

/**
 * The order: the record of a payment as the provider reports it.
 *
 * @param status the status of the payment
 * @param amount the amount of the payment
 * @param givenBack the amount that has been given back
 */
public record ProviderOrder(PaymentStatus status, Money amount, Money givenBack) {

    /** {@return the amount that the provider holds} */
    public Money held() {
        return status == PaymentStatus.PAID ? amount.minus(givenBack) : Money.ZERO;
    }
}
