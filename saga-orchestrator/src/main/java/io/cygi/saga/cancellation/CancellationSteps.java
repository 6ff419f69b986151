package io.cygi.saga.cancellation;

import io.cygi.contracts.reservation.ReservationCommand.CompleteCancellation;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.messaging.Commands;
import io.cygi.saga.Undo;
import java.time.Clock;

/** The commands of a cancellation, in order; sent again from the first after a crash. */
public class CancellationSteps {

    private final Commands commands;
    private final Undo undo;
    private final Clock clock;

    /** @param commands where to send them @param undo gives things back @param clock tells them the time */
    public CancellationSteps(Commands commands, Undo undo, Clock clock) {
        this.commands = commands;
        this.undo = undo;
        this.clock = clock;
    }

    void cancel(CancellationStarted cancellation) {
        undo.refund(cancellation.reservationId(), cancellation.fanId(), cancellation.refund());
        undo.release(cancellation.reservationId(), cancellation.fanId(), cancellation.seats());
        commands.send(new CompleteCancellation(cancellation.reservationId(), clock.instant()));
    }
}
