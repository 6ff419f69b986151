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
 * Cancels a paid reservation, from the decision to its end: refund, seats, allowance. The cancellation has decided the
 * amount of the refund.
 */
@Saga
@ProcessingGroup(CancellationSaga.GROUP)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class CancellationSaga {

    /** Name of the event processor. */
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
        // The reservation is refunded and released: nothing is left to do.
    }
}
