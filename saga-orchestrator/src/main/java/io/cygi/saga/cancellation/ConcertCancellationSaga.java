package io.cygi.saga.cancellation;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.saga.sweep.LiveReservations;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * Has every live reservation of a cancelled concert withdrawn. The saga records that the concert is cancelled, and the
 * sweep withdraws live reservations for as long as there are any. They are never all known at one moment: some are
 * being booked while the concert is cancelled, and some are in the middle of a payment, which may not be interrupted.
 */
@Saga
@ProcessingGroup(ConcertCancellationSaga.GROUP)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class ConcertCancellationSaga {

    /** Name of the event processor. */
    public static final String GROUP = "concert-cancellation";

    @StartSaga
    @EndSaga
    @SagaEventHandler(associationProperty = "concertId")
    void on(ConcertCancelled event, EventMessage<?> message, LiveReservations reservations) {
        reservations.withdrawAllOf(event.concertId(), event.at(), Correlation.of(message));
    }
}
