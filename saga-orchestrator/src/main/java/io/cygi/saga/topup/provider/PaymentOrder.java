package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.Money;

/**
 * The state of a payment as the provider reports it.
 *
 * @param status the status of the payment
 * @param amount the amount of the payment
 * @param givenBack the amount that has been given back
 */
public record PaymentOrder(PaymentStatus status, Money amount, Money givenBack) {

    /** {@return the amount that the provider holds} */
    public Money held() {
        return status == PaymentStatus.PAID ? amount.minus(givenBack) : Money.ZERO;
    }
}
