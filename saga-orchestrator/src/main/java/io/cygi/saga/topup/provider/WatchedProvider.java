package io.cygi.saga.topup.provider;

import io.cygi.contracts.value.Money;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerStatus;
import java.util.List;
import java.util.function.Supplier;

/** Reports among the workers whether the payment provider answers. */
public final class WatchedProvider implements PaymentProvider, WorkerSource {

    private static final String NAME = "payment-provider";

    private final PaymentProvider provider;
    private final FailureRecord failures = new FailureRecord();

    /** Creates the watched provider. @param provider the provider that is called */
    public WatchedProvider(PaymentProvider provider) {
        this.provider = provider;
    }

    @Override
    public ReadyPayment ready(PaymentRequest request) {
        return watched(() -> provider.ready(request));
    }

    @Override
    public Money approve(Payment payment, String approval) {
        return watched(() -> provider.approve(payment, approval));
    }

    @Override
    public ProviderOrder order(Payment payment) {
        return watched(() -> provider.order(payment));
    }

    @Override
    public void cancel(Payment payment, Money amount) {
        watched(() -> {
            provider.cancel(payment, amount);
            return true;
        });
    }

    private <T> T watched(Supplier<T> call) {
        try {
            T answer = call.get();
            failures.succeeded();
            return answer;
        } catch (ProviderRefusedException answered) {
            failures.succeeded();
            throw answered;
        } catch (ProviderUnavailableException e) {
            failures.failed(FailureReason.PROVIDER_UNAVAILABLE);
            throw e;
        }
    }

    @Override
    public List<WorkerStatus> workers() {
        return List.of(failures.status(NAME, WorkerKind.LOOP));
    }
}
