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
 * Has every live reservation of a cancelled concert withdrawn. There is no moment at which all of them are known: some
 * are being booked while the concert is cancelled, and some are in the middle of a payment, which may not be interrupted.
 * So the saga records that the concert is cancelled, and the sweep withdraws what is live, for as long as something is.
 */
@Saga
@ProcessingGroup(ConcertCancellationSaga.GROUP)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class ConcertCancellationSaga {

    /** The event processor's name. */
    public static final String GROUP = "concert-cancellation";

    @StartSaga
    @EndSaga
    @SagaEventHandler(associationProperty = "concertId")
    void on(ConcertCancelled event, EventMessage<?> message, LiveReservations reservations) {
        reservations.withdrawAllOf(event.concertId(), event.at(), Correlation.of(message));
    }
}
