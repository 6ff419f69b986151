package io.cygi.saga.cancellation;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.messaging.step.StepExecutor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * From the decision to cancel a paid reservation to its end: refund, seats, allowance. How much is refunded was decided
 * with the cancellation.
 */
@Saga
@ProcessingGroup(CancellationSaga.GROUP)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class CancellationSaga {

    /** The event processor's name. */
    public static final String GROUP = "cancellation";

    private static final String RESERVATION = "reservationId";

    @StartSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(CancellationStarted event, StepExecutor steps, CancellationSteps cancellation) {
        steps.run(event.reservationId(), () -> cancellation.cancel(event));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationCancelled event) {
        // Refunded and released: nothing is left to do.
    }
}
