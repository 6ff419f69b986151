package io.cygi.saga.topup;

import io.cygi.contracts.topup.TopUpDetails;
import io.cygi.contracts.value.Money;
import io.cygi.saga.topup.provider.Payment;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.provider.ProviderOrder;
import io.cygi.saga.topup.provider.ProviderRefusedException;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import io.cygi.saga.topup.queue.OpenTopUp;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** Asks the provider for the order of a payment, and decides about a payment that the provider does not know. */
final class OrderLookup {

    /** Time after a payment's life in which the provider may still not know it. */
    private static final Duration UNKNOWN_MAX = Duration.ofDays(1);

    private final PaymentProvider provider;
    private final TopUpFindings findings;
    private final Clock clock;

    OrderLookup(PaymentProvider provider, TopUpFindings findings, Clock clock) {
        this.provider = provider;
        this.findings = findings;
        this.clock = clock;
    }

    static Payment payment(OpenTopUp topUp, TopUpDetails details) {
        return new Payment(topUp.topUpId(), Objects.requireNonNull(details.tid()));
    }

    /**
     * {@return the provider's order} Money is taken by an approval alone, so an unknown payment that was never approved
     * waits. The order of a payment that may have been approved is asked for again and again; after a day the payment
     * counts as failed, and an admin is told.
     *
     * @throws ProviderUnavailableException if the order is not known
     */
    ProviderOrder of(OpenTopUp topUp, TopUpDetails details) {
        try {
            return provider.order(payment(topUp, details));
        } catch (ProviderRefusedException refusal) {
            if (!details.approvalStarted()) {
                return unknown(topUp, PaymentStatus.WAITING);
            }
            if (clock.instant().isBefore(details.expiresAt().plus(UNKNOWN_MAX))) {
                throw new ProviderUnavailableException("the payment provider does not tell about a payment", refusal);
            }
            findings.add(topUp.topUpId(), TopUpFindingKind.UNKNOWN_PAYMENT, Money.ZERO, Money.ZERO);
            return unknown(topUp, PaymentStatus.FAILED);
        }
    }

    /**
     * {@return the provider's order of a payment that it has taken} If the provider does not tell, nothing is
     * concluded: it may be giving the money back. An admin is told after a day.
     *
     * @throws ProviderUnavailableException if the order is not known
     */
    ProviderOrder ofTaken(OpenTopUp topUp, TopUpDetails details) {
        boolean told = !clock.instant().isBefore(details.expiresAt().plus(UNKNOWN_MAX));
        try {
            ProviderOrder order = provider.order(payment(topUp, details));
            if (told) {
                findings.resolve(topUp.topUpId(), TopUpFindingKind.UNKNOWN_PAYMENT);
            }
            return order;
        } catch (ProviderRefusedException refusal) {
            if (told) {
                findings.add(topUp.topUpId(), TopUpFindingKind.UNKNOWN_PAYMENT, topUp.amount(), Money.ZERO);
            }
            throw new ProviderUnavailableException("the payment provider does not tell about a payment", refusal);
        }
    }

    private static ProviderOrder unknown(OpenTopUp topUp, PaymentStatus status) {
        return new ProviderOrder(status, topUp.amount(), Money.ZERO);
    }
}
