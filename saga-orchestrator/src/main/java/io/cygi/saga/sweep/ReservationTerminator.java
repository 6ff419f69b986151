package io.cygi.saga.sweep;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.reservation.ReservationCommand.ExpireReservation;
import io.cygi.contracts.reservation.ReservationCommand.WithdrawReservation;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.Commands;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends reservations whose time is over. The reservation decides; a reservation that refuses is looked at again. */
final class ReservationTerminator {

    private static final Logger LOG = LoggerFactory.getLogger(ReservationTerminator.class);

    /** Most commands that one look sends before it reads the due reservations again. */
    private static final int RESERVATIONS_PER_LOOK_MAX = 400;

    private final LiveReservations reservations;
    private final Commands commands;
    private final Clock clock;
    private final Sends sends;

    /** Handles the items of a list. */
    interface Sends {

        /**
         * Handles all items of a list, and returns when all are done.
         *
         * @param items the items of the list
         * @param action the action on each item
         * @param <T> the type of the items
         * @throws java.util.concurrent.CompletionException with the first fault, after all have been tried
         */
        <T> void forEach(List<T> items, Consumer<T> action);
    }

    ReservationTerminator(LiveReservations reservations, Commands commands, Sends sends, Clock clock) {
        this.reservations = reservations;
        this.commands = commands;
        this.sends = sends;
        this.clock = clock;
    }

    void expireHolds() {
        Instant now = clock.instant();
        sendAll(
                reservations.pastTheirHold(now, RESERVATIONS_PER_LOOK_MAX),
                reservation -> new ExpireReservation(reservation, now));
    }

    void withdrawFromCancelledConcerts() {
        Instant now = clock.instant();
        sendAll(
                reservations.ofCancelledConcerts(now, RESERVATIONS_PER_LOOK_MAX),
                reservation -> new WithdrawReservation(reservation, now));
    }

    private void sendAll(List<LiveReservationTable.Due> due, Function<ReservationId, Object> command) {
        sends.forEach(
                due,
                reservation -> Correlation.run(
                        reservation.correlationId(), () -> send(command.apply(reservation.reservationId()))));
    }

    private void send(Object command) {
        try {
            commands.send(command);
        } catch (RefusedException refusal) {
            LOG.debug("{} was refused: {}", command, refusal.detail());
        }
    }
}
