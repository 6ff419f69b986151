package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.Money;

/**
 * The order: the record of a payment as the provider reports it.
 *
 * @param status what has become of it
 * @param amount what it is about
 * @param givenBack how much of it has been given back
 */
public record ProviderOrder(PaymentStatus status, Money amount, Money givenBack) {

    /** {@return what the provider holds of it} */
    public Money held() {
        return status == PaymentStatus.PAID ? amount.minus(givenBack) : Money.ZERO;
    }
}
