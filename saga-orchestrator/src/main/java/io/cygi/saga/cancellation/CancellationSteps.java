package io.cygi.saga.cancellation;

import io.cygi.contracts.reservation.ReservationCommand.CompleteCancellation;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.saga.Undo;
import java.time.Clock;
import java.util.List;

/** The commands of a cancellation, as one list; sent again from the first after a crash. */
public class CancellationSteps {

    private final Undo undo;
    private final Clock clock;

    /** @param undo gives things back @param clock tells the commands the time */
    public CancellationSteps(Undo undo, Clock clock) {
        this.undo = undo;
        this.clock = clock;
    }

    void cancel(CancellationStarted cancellation) {
        List<Object> step = undo.everything(
                cancellation.reservationId(), cancellation.fanId(), cancellation.seats(), cancellation.refund());
        step.add(new CompleteCancellation(cancellation.reservationId(), clock.instant()));
        undo.send(step);
    }
}
