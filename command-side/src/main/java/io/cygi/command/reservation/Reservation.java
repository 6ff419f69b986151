package io.cygi.command.reservation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.reservation.ReservationCommand.CancelReservation;
import io.cygi.contracts.reservation.ReservationCommand.CompleteCancellation;
import io.cygi.contracts.reservation.ReservationCommand.ConfirmReservation;
import io.cygi.contracts.reservation.ReservationCommand.ExpireReservation;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.RejectReservation;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.reservation.ReservationCommand.StartPayment;
import io.cygi.contracts.reservation.ReservationCommand.WithdrawReservation;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The arbiter of a booking: paying, expiring, cancelling and rejecting meet here, and whichever comes first excludes the
 * others. Money moves only between PAYING and CONFIRMED, and nothing ends a reservation that is PAYING but the outcome
 * of the payment.
 */
@Aggregate(type = "reservation", repository = "reservationRepository")
class Reservation {

    private enum State {
        REQUESTED,
        HELD,
        PAYING,
        CONFIRMED,
        CANCELLING,
        CANCELLED,
        EXPIRED,
        REJECTED
    }

    @AggregateIdentifier
    private ReservationId reservationId;

    private AccountId fanId;
    private List<PricedSeat> seats;
    private Money total;
    private boolean handsFree;
    private Instant holdUntil;
    private Money refund = Money.ZERO;
    private State state;

    Reservation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestReservation command) {
        if (state != null) {
            return;
        }
        if (command.seats().isEmpty()) {
            throw new IllegalArgumentException("a reservation has at least one seat");
        }
        apply(new ReservationRequested(
                command.reservationId(),
                command.fanId(),
                List.copyOf(command.seats()),
                command.seats().stream()
                        .map(PricedSeat::price)
                        .reduce(Money::plus)
                        .orElseThrow(),
                command.handsFree(),
                command.purchaseLimit(),
                command.holdUntil(),
                command.at()));
    }

    @CommandHandler
    void handle(ResumeBooking command) {
        if (state != State.REQUESTED && state != State.HELD && state != State.PAYING) {
            throw invalidState();
        }
    }

    @CommandHandler
    void handle(HoldReservation command) {
        switch (state) {
            case REQUESTED -> apply(new ReservationHeld(reservationId, holdUntil, handsFree, command.at()));
            case HELD, PAYING, CONFIRMED, CANCELLING -> {}
            default -> throw invalidState();
        }
    }

    @CommandHandler
    void handle(StartPayment command) {
        requireOwner(command.fanId());
        switch (state) {
            case HELD -> {
                if (!command.at().isBefore(holdUntil)) {
                    throw holdExpired();
                }
                apply(new ReservationPaymentStarted(reservationId, command.at()));
            }
            case PAYING, CONFIRMED -> {}
            case EXPIRED -> throw holdExpired();
            default -> throw invalidState();
        }
    }

    @CommandHandler
    void handle(ConfirmReservation command) {
        switch (state) {
            case PAYING -> apply(new ReservationConfirmed(reservationId, command.at()));
            case CONFIRMED, CANCELLING -> {}
            default -> throw invalidState();
        }
    }

    @CommandHandler
    void handle(RejectReservation command) {
        switch (state) {
            case REQUESTED, PAYING ->
                apply(new ReservationRejected(
                        reservationId, command.reason(), command.takenSeats(), state == State.PAYING, command.at()));
            case REJECTED -> {}
            default -> throw invalidState();
        }
    }

    @CommandHandler
    void handle(ExpireReservation command) {
        if (state == State.EXPIRED) {
            return;
        }
        if (state != State.HELD || command.at().isBefore(holdUntil)) {
            throw invalidState();
        }
        apply(new ReservationExpired(reservationId, command.at()));
    }

    @CommandHandler
    void handle(CancelReservation command) {
        requireOwner(command.fanId());
        switch (state) {
            case HELD -> apply(new ReservationCancelled(reservationId, Money.ZERO, command.at()));
            case CONFIRMED ->
                apply(new CancellationStarted(
                        reservationId, fanId, seats, total.percent(command.refundPercent()), command.at()));
            case CANCELLING, CANCELLED -> {}
            default -> throw invalidState();
        }
    }

    @CommandHandler
    void handle(WithdrawReservation command) {
        switch (state) {
            case REQUESTED, HELD -> apply(new ReservationCancelled(reservationId, Money.ZERO, command.at()));
            case CONFIRMED -> apply(new CancellationStarted(reservationId, fanId, seats, total, command.at()));
            case PAYING -> throw invalidState();
            default -> {}
        }
    }

    @CommandHandler
    void handle(CompleteCancellation command) {
        switch (state) {
            case CANCELLING -> apply(new ReservationCancelled(reservationId, refund, command.at()));
            case CANCELLED -> {}
            default -> throw invalidState();
        }
    }

    @EventSourcingHandler
    void on(ReservationRequested event) {
        reservationId = event.reservationId();
        fanId = event.fanId();
        seats = event.seats();
        total = event.total();
        handsFree = event.handsFree();
        holdUntil = event.holdUntil();
        state = State.REQUESTED;
    }

    @EventSourcingHandler
    void on(ReservationHeld event) {
        state = event.paying() ? State.PAYING : State.HELD;
    }

    @EventSourcingHandler
    void on(ReservationPaymentStarted event) {
        state = State.PAYING;
    }

    @EventSourcingHandler
    void on(ReservationConfirmed event) {
        state = State.CONFIRMED;
    }

    @EventSourcingHandler
    void on(ReservationRejected event) {
        state = State.REJECTED;
    }

    @EventSourcingHandler
    void on(ReservationExpired event) {
        state = State.EXPIRED;
    }

    @EventSourcingHandler
    void on(CancellationStarted event) {
        refund = event.refund();
        state = State.CANCELLING;
    }

    @EventSourcingHandler
    void on(ReservationCancelled event) {
        state = State.CANCELLED;
    }

    private void requireOwner(AccountId caller) {
        if (!caller.equals(fanId)) {
            throw new RefusedException(ProblemCode.NOT_FOUND, "There is no such reservation.");
        }
    }

    private RefusedException invalidState() {
        return new RefusedException(
                ProblemCode.INVALID_STATE, "The reservation is " + words() + "; this cannot be done with it now.");
    }

    private String words() {
        return switch (state) {
            case PAYING -> "being paid";
            case CANCELLING -> "being cancelled";
            default -> state.name();
        };
    }

    private static RefusedException holdExpired() {
        return new RefusedException(ProblemCode.HOLD_EXPIRED, "The hold has ended; book again.");
    }
}
