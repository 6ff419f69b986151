package io.cygi.command.seat;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.seat.SeatCommand.HoldSeat;
import io.cygi.contracts.seat.SeatCommand.ReleaseSeat;
import io.cygi.contracts.seat.SeatCommand.SellSeat;
import io.cygi.contracts.seat.SeatEvent.SeatHeld;
import io.cygi.contracts.seat.SeatEvent.SeatHoldBarred;
import io.cygi.contracts.seat.SeatEvent.SeatReleased;
import io.cygi.contracts.seat.SeatEvent.SeatSold;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which reservation has a seat, at most one at the same time. It is created by the first command to it. It
 * remembers the reservations that have given it back, and those that never held it, so that a hold which arrives after
 * its reservation has ended cannot take the seat for nobody.
 */
@Aggregate(type = "seat", repository = "seatRepository")
class Seat {

    @AggregateIdentifier
    private SeatId seatId;

    private @Nullable ReservationId owner;
    private boolean sold;
    private final Set<String> formerOwners = new HashSet<>();

    Seat() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(HoldSeat command) {
        if (command.reservationId().equals(owner)) {
            return;
        }
        if (formerOwners.contains(command.reservationId().uuid())) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The reservation has given this seat back.");
        }
        if (owner != null) {
            throw new RefusedException(
                    ProblemCode.SEAT_TAKEN,
                    "The seat is taken.",
                    List.of(command.seatId().seat()));
        }
        apply(new SeatHeld(
                command.seatId().concertId(),
                command.seatId().seat(),
                command.reservationId(),
                command.holdUntil(),
                command.at()));
    }

    @CommandHandler
    void handle(SellSeat command) {
        if (!command.reservationId().equals(owner)) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The seat is not held by this reservation.");
        }
        if (!sold) {
            apply(new SeatSold(seatId.concertId(), seatId.seat(), command.reservationId(), command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseSeat command) {
        ConcertId concertId = command.seatId().concertId();
        SeatNumber seat = command.seatId().seat();
        if (command.reservationId().equals(owner)) {
            apply(new SeatReleased(concertId, seat, command.reservationId(), command.at()));
        } else if (!formerOwners.contains(command.reservationId().uuid())) {
            apply(new SeatHoldBarred(concertId, seat, command.reservationId(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(SeatHeld event) {
        seatId = new SeatId(event.concertId(), event.seat());
        owner = event.reservationId();
        sold = false;
    }

    @EventSourcingHandler
    void on(SeatHoldBarred event) {
        seatId = new SeatId(event.concertId(), event.seat());
        formerOwners.add(event.reservationId().uuid());
    }

    @EventSourcingHandler
    void on(SeatSold event) {
        sold = true;
    }

    @EventSourcingHandler
    void on(SeatReleased event) {
        formerOwners.add(event.reservationId().uuid());
        owner = null;
        sold = false;
    }
}
