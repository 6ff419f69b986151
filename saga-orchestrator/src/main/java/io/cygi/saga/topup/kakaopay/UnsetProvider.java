package io.cygi.saga.topup.kakaopay;

import io.cygi.contracts.value.Money;
import io.cygi.saga.topup.provider.Payment;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.PaymentRequest;
import io.cygi.saga.topup.provider.ProviderOrder;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import io.cygi.saga.topup.provider.ReadyPayment;

/** The provider of a platform without a configured one. Top-ups stay requested until they expire. */
final class UnsetProvider implements PaymentProvider {

    @Override
    public ReadyPayment ready(PaymentRequest request) {
        throw unset();
    }

    @Override
    public Money approve(Payment payment, String approval) {
        throw unset();
    }

    @Override
    public ProviderOrder order(Payment payment) {
        throw unset();
    }

    @Override
    public void cancel(Payment payment, Money amount) {
        throw unset();
    }

    private static ProviderUnavailableException unset() {
        return new ProviderUnavailableException("no payment provider is configured; set KAKAOPAY_SECRET_KEY", null);
    }
}
