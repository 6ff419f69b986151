package io.cygi.saga.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.messaging.step.StepExecutor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * Runs a step of {@link BookingSteps} for each event of a reservation, until the reservation is confirmed or everything
 * is given back. The saga ends when a step has confirmed the reservation, or with the reservation's final event.
 */
@Saga
@ProcessingGroup(BookingSaga.GROUP)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class BookingSaga {

    /** Name of the event processor. */
    public static final String GROUP = "booking";

    private static final String RESERVATION = "reservationId";

    private ReservationRequested request;

    @StartSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationRequested event, StepExecutor steps, BookingSteps booking) {
        request = event;
        steps.runToEnd(event.reservationId(), () -> booking.book(event));
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationPaymentStarted event, StepExecutor steps, BookingSteps booking) {
        ReservationRequested booked = request;
        steps.runToEnd(event.reservationId(), () -> booking.pay(booked, event.attempt()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationConfirmed event) {
        // The reservation is paid and sold. The saga has ended with the step, unless that was delivered twice.
    }

    // Compensation

    @EndSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationRejected event, StepExecutor steps, BookingSteps booking) {
        ReservationRequested booked = request;
        steps.run(event.reservationId(), () -> booking.undo(booked, event.paymentStarted()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationExpired event, StepExecutor steps, BookingSteps booking) {
        ReservationRequested booked = request;
        steps.run(event.reservationId(), () -> booking.undo(booked, false));
    }

    /** Gives back what the booking has taken, because it was cancelled before it was paid. */
    @EndSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationCancelled event, StepExecutor steps, BookingSteps booking) {
        ReservationRequested booked = request;
        steps.run(event.reservationId(), () -> booking.undo(booked, false));
    }
}
