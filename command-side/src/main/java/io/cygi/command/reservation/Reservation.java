package io.cygi.command.reservation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.reservation.CancellationTerms;
import io.cygi.contracts.reservation.HoldExtension;
import io.cygi.contracts.reservation.ReservationCommand.CancelReservation;
import io.cygi.contracts.reservation.ReservationCommand.CompleteCancellation;
import io.cygi.contracts.reservation.ReservationCommand.ConfirmReservation;
import io.cygi.contracts.reservation.ReservationCommand.ExpireReservation;
import io.cygi.contracts.reservation.ReservationCommand.ExtendHold;
import io.cygi.contracts.reservation.ReservationCommand.FailPayment;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.QuoteCancellation;
import io.cygi.contracts.reservation.ReservationCommand.QuoteHoldExtension;
import io.cygi.contracts.reservation.ReservationCommand.RejectReservation;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.reservation.ReservationCommand.ResumePayment;
import io.cygi.contracts.reservation.ReservationCommand.StartPayment;
import io.cygi.contracts.reservation.ReservationCommand.WithdrawReservation;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHoldExtended;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Decides the outcome of a booking: it is paid, expires, is cancelled or rejected, and the first of these excludes the
 * others. Its events drive the booking's saga. Money moves only between PAYING and CONFIRMED. Only the outcome of the
 * payment attempt that is under way, which is identified by its number, ends PAYING.
 */
@Aggregate(type = "reservation", repository = "reservationRepository")
class Reservation {

    /** The number of the only payment attempt of a hands-free booking. */
    private static final int HANDS_FREE_ATTEMPT = 1;

    @AggregateIdentifier
    private ReservationId reservationId;

    private AccountId fanId;
    private List<PricedSeat> seats;
    private Money total;
    private boolean handsFree;
    private Hold hold;
    private int attempt;
    private Money refund = Money.ZERO;
    private ReservationState state;

    Reservation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestReservation command) {
        if (state != null) {
            return;
        }
        apply(new ReservationRequested(
                command.reservationId(),
                command.fanId(),
                List.copyOf(command.seats()),
                PricedSeat.total(command.seats()),
                command.handsFree(),
                command.purchaseLimit(),
                command.holdUntil(),
                command.at()));
    }

    @CommandHandler
    void handle(ResumeBooking command) {
        if (state != ReservationState.REQUESTED && state != ReservationState.HELD && state != ReservationState.PAYING) {
            throw state.refusal();
        }
    }

    @CommandHandler
    void handle(ResumePayment command) {
        if (state != ReservationState.PAYING || command.attempt() != attempt) {
            throw state.refusal();
        }
    }

    @CommandHandler
    void handle(HoldReservation command) {
        switch (state) {
            case REQUESTED -> apply(new ReservationHeld(reservationId, hold.until(), handsFree, command.at()));
            case HELD, PAYING, CONFIRMED, CANCELLING -> {}
            default -> throw state.refusal();
        }
    }

    @CommandHandler
    HoldExtension handle(QuoteHoldExtension command) {
        requireOwner(command.fanId());
        return hold.next(state, command.terms(), command.at());
    }

    @CommandHandler
    void handle(ExtendHold command) {
        requireOwner(command.fanId());
        if (command.number() > hold.extensions()) {
            HoldExtension next = hold.next(state, command.terms(), command.at());
            apply(new ReservationHoldExtended(reservationId, next.number(), next.holdUntil(), command.at()));
        } else {
            hold.requireLasting(state, command.at());
        }
    }

    @CommandHandler
    long handle(StartPayment command) {
        requireOwner(command.fanId());
        switch (state) {
            case HELD -> {
                if (hold.hasEnded(command.at())) {
                    throw ReservationState.holdExpired();
                }
                apply(new ReservationPaymentStarted(reservationId, attempt + 1, command.at()));
            }
            case PAYING, CONFIRMED -> {}
            case EXPIRED -> throw ReservationState.holdExpired();
            default -> throw state.refusal();
        }
        return getVersion();
    }

    @CommandHandler
    void handle(FailPayment command) {
        if (state != ReservationState.PAYING || command.attempt() != attempt) {
            // The command is a repetition: this attempt has failed before.
            return;
        }
        apply(new ReservationPaymentFailed(reservationId, attempt, command.reason(), hold.until(), command.at()));
        if (hold.hasEnded(command.at())) {
            apply(new ReservationExpired(reservationId, command.at()));
        }
    }

    @CommandHandler
    void handle(ConfirmReservation command) {
        switch (state) {
            case PAYING -> apply(new ReservationConfirmed(reservationId, command.at()));
            case CONFIRMED, CANCELLING -> {}
            default -> throw state.refusal();
        }
    }

    @CommandHandler
    void handle(RejectReservation command) {
        if (state == ReservationState.PAYING && command.attempt() != attempt) {
            throw state.refusal();
        }
        switch (state) {
            case REQUESTED, PAYING ->
                apply(new ReservationRejected(
                        reservationId,
                        command.reason(),
                        command.takenSeats(),
                        state == ReservationState.PAYING,
                        command.at()));
            case REJECTED -> {}
            default -> throw state.refusal();
        }
    }

    @CommandHandler
    void handle(ExpireReservation command) {
        if (state == ReservationState.EXPIRED) {
            return;
        }
        if (state != ReservationState.HELD || !hold.hasEnded(command.at())) {
            throw state.refusal();
        }
        apply(new ReservationExpired(reservationId, command.at()));
    }

    @CommandHandler
    void handle(CancelReservation command) {
        requireOwner(command.fanId());
        CancellationTerms terms = state.cancellation(hold.until(), total.percent(command.refundPercent()));
        switch (terms.effect()) {
            case RELEASE -> apply(new ReservationCancelled(reservationId, terms.refund(), command.at()));
            case REFUND -> apply(new CancellationStarted(reservationId, fanId, seats, terms.refund(), command.at()));
            case NONE -> {
                if (state != ReservationState.CANCELLING && state != ReservationState.CANCELLED) {
                    throw state.refusal();
                }
            }
        }
    }

    @CommandHandler
    CancellationTerms handle(QuoteCancellation command) {
        requireOwner(command.fanId());
        return state.cancellation(hold.until(), total.percent(command.refundPercent()));
    }

    @CommandHandler
    void handle(WithdrawReservation command) {
        switch (state) {
            case REQUESTED, HELD -> apply(new ReservationCancelled(reservationId, Money.ZERO, command.at()));
            case CONFIRMED -> apply(new CancellationStarted(reservationId, fanId, seats, total, command.at()));
            case PAYING -> throw state.refusal();
            default -> {}
        }
    }

    @CommandHandler
    void handle(CompleteCancellation command) {
        switch (state) {
            case CANCELLING -> apply(new ReservationCancelled(reservationId, refund, command.at()));
            case CANCELLED -> {}
            default -> throw state.refusal();
        }
    }

    @EventSourcingHandler
    void on(ReservationRequested event) {
        reservationId = event.reservationId();
        fanId = event.fanId();
        seats = event.seats();
        total = event.total();
        handsFree = event.handsFree();
        hold = Hold.lasting(event.holdUntil());
        state = ReservationState.REQUESTED;
    }

    @EventSourcingHandler
    void on(ReservationHeld event) {
        attempt = event.paying() ? HANDS_FREE_ATTEMPT : 0;
        state = event.paying() ? ReservationState.PAYING : ReservationState.HELD;
    }

    @EventSourcingHandler
    void on(ReservationHoldExtended event) {
        hold = new Hold(event.holdUntil(), event.number());
    }

    @EventSourcingHandler
    void on(ReservationPaymentStarted event) {
        attempt = event.attempt();
        state = ReservationState.PAYING;
    }

    @EventSourcingHandler
    void on(ReservationPaymentFailed event) {
        state = ReservationState.HELD;
    }

    @EventSourcingHandler
    void on(ReservationConfirmed event) {
        state = ReservationState.CONFIRMED;
    }

    @EventSourcingHandler
    void on(ReservationRejected event) {
        state = ReservationState.REJECTED;
    }

    @EventSourcingHandler
    void on(ReservationExpired event) {
        state = ReservationState.EXPIRED;
    }

    @EventSourcingHandler
    void on(CancellationStarted event) {
        refund = event.refund();
        state = ReservationState.CANCELLING;
    }

    @EventSourcingHandler
    void on(ReservationCancelled event) {
        state = ReservationState.CANCELLED;
    }

    private void requireOwner(AccountId caller) {
        if (!caller.equals(fanId)) {
            throw new RefusedException(ProblemCode.NOT_FOUND, "There is no such reservation.");
        }
    }
}
