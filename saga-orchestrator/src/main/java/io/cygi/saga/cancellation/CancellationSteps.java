package io.cygi.saga.cancellation;

import io.cygi.contracts.reservation.ReservationCommand.CompleteCancellation;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.saga.BookingCompensation;
import java.time.Clock;
import java.util.List;

/** Sends the commands of a cancellation as one list. After a crash the list is sent again from the first command. */
public class CancellationSteps {

    private final BookingCompensation compensation;
    private final Clock clock;

    /**
     * Creates the cancellation steps.
     *
     * @param compensation makes the commands that give back
     * @param clock tells the commands the time
     */
    public CancellationSteps(BookingCompensation compensation, Clock clock) {
        this.compensation = compensation;
        this.clock = clock;
    }

    void cancel(CancellationStarted cancellation) {
        List<Object> step = compensation.everything(
                cancellation.reservationId(), cancellation.fanId(), cancellation.seats(), cancellation.refund());
        step.add(new CompleteCancellation(cancellation.reservationId(), clock.instant()));
        compensation.send(step);
    }
}
