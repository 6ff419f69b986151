package io.cygi.saga.booking;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.allowance.AllowanceCommand.ClaimAllowance;
import io.cygi.contracts.reservation.ReservationCommand.ConfirmReservation;
import io.cygi.contracts.reservation.ReservationCommand.FailPayment;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.RejectReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.reservation.ReservationCommand.ResumePayment;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.seat.SeatCommand.HoldSeat;
import io.cygi.contracts.seat.SeatCommand.SellSeat;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.DeclinePayment;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.messaging.Commands;
import io.cygi.saga.Undo;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands of a booking, in order. Every command is idempotent, so after a crash the whole step is simply sent
 * again. A refusal is an outcome and ends in a rejection; a fault is thrown, and the step is tried again.
 */
public class BookingSteps {

    private static final Logger LOG = LoggerFactory.getLogger(BookingSteps.class);

    /** A hands-free booking begins its only attempt to pay with the hold. */
    private static final int HANDS_FREE_ATTEMPT = 1;

    private static final int NO_ATTEMPT = 0;

    private final Commands commands;
    private final Undo undo;
    private final Clock clock;

    /** @param commands where to send them @param undo gives things back @param clock tells them the time */
    public BookingSteps(Commands commands, Undo undo, Clock clock) {
        this.commands = commands;
        this.undo = undo;
        this.clock = clock;
    }

    /**
     * Takes the allowance, holds all seats and tells the reservation; hands-free it pays at once. After the end of the hold a
     * booking that is not paid takes nothing and is rejected, because a fan must not be charged for one that has waited so
     * long.
     *
     * @return whether the reservation is confirmed, so that nothing is left to do
     */
    boolean book(ReservationRequested booking) {
        ReservationId reservation = booking.reservationId();
        Instant now = clock.instant();
        try {
            // Asked first, so that an event that is delivered again after the booking's end takes nothing anew.
            commands.send(new ResumeBooking(reservation));
            if (!now.isBefore(booking.holdUntil()) && neverPaid(booking)) {
                throw new RefusedException(ProblemCode.HOLD_EXPIRED, "The hold has ended before the seats were held.");
            }
            commands.send(new ClaimAllowance(
                    new AllowanceId(reservation.concertId(), booking.fanId()),
                    reservation,
                    booking.seats().size(),
                    booking.purchaseLimit(),
                    now));
            for (PricedSeat seat : booking.seats()) {
                commands.send(new HoldSeat(
                        new SeatId(reservation.concertId(), seat.seat()), reservation, booking.holdUntil(), now));
            }
            commands.send(new HoldReservation(reservation, now));
            if (booking.handsFree()) {
                payAndConfirm(booking, HANDS_FREE_ATTEMPT);
            }
            return booking.handsFree();
        } catch (RefusedException refusal) {
            reject(reservation, booking.handsFree() ? HANDS_FREE_ATTEMPT : NO_ATTEMPT, refusal);
            return false;
        }
    }

    /**
     * Pays a reservation that has let the payment begin, and confirms it. Without the money the attempt fails, and the
     * reservation stays held.
     *
     * @param attempt which attempt this is; where it is over, nothing is done
     * @return whether the reservation is confirmed
     */
    boolean pay(ReservationRequested booking, int attempt) {
        ReservationId reservation = booking.reservationId();
        try {
            commands.send(new ResumePayment(reservation, attempt));
        } catch (RefusedException over) {
            LOG.debug("Attempt {} to pay {} is over: {}", attempt, reservation, over.detail());
            return false;
        }
        try {
            payAndConfirm(booking, attempt);
            return true;
        } catch (RefusedException refusal) {
            if (refusal.code() == ProblemCode.INSUFFICIENT_FUNDS) {
                commands.send(
                        new FailPayment(reservation, attempt, BookingFailures.of(refusal.code()), clock.instant()));
            } else {
                reject(reservation, attempt, refusal);
            }
            return false;
        }
    }

    /** Gives back what the booking took, in reverse. @param paid whether money may have moved */
    void undo(ReservationRequested booking, boolean paid) {
        if (paid) {
            undo.refund(booking.reservationId(), booking.fanId(), booking.total());
        }
        undo.release(booking.reservationId(), booking.fanId(), booking.seats());
    }

    private void payAndConfirm(ReservationRequested booking, int attempt) {
        ReservationId reservation = booking.reservationId();
        if (booking.total().positive()) {
            takeMoney(booking, attempt);
        }
        for (PricedSeat seat : booking.seats()) {
            commands.send(new SellSeat(new SeatId(reservation.concertId(), seat.seat()), reservation, clock.instant()));
        }
        commands.send(new ConfirmReservation(reservation, clock.instant()));
    }

    /**
     * The wallet decides each attempt once and for all: what it refuses is declined there before anybody is told, so that
     * the same attempt, sent again by a process that was slow, cannot take the money later.
     */
    private void takeMoney(ReservationRequested booking, int attempt) {
        ReservationId reservation = booking.reservationId();
        WalletId wallet = new WalletId(booking.fanId());
        try {
            commands.send(new PayReservation(wallet, reservation, attempt, booking.total(), clock.instant()));
        } catch (RefusedException refusal) {
            if (declined(new DeclinePayment(wallet, reservation, attempt, clock.instant()))) {
                throw refusal;
            }
        }
    }

    /** {@return whether the booking is not paid, and no process that is slow can pay it later} */
    private boolean neverPaid(ReservationRequested booking) {
        return !booking.handsFree()
                || !booking.total().positive()
                || declined(new DeclinePayment(
                        new WalletId(booking.fanId()), booking.reservationId(), HANDS_FREE_ATTEMPT, clock.instant()));
    }

    /** {@return whether the attempt is declined; if not, it has paid meanwhile} */
    private boolean declined(DeclinePayment decline) {
        try {
            commands.send(decline);
            return true;
        } catch (RefusedException paid) {
            LOG.debug("{} is paid after all: {}", decline.reservationId(), paid.detail());
            return false;
        }
    }

    private void reject(ReservationId reservation, int attempt, RefusedException refusal) {
        try {
            commands.send(new RejectReservation(
                    reservation, attempt, BookingFailures.of(refusal.code()), refusal.seats(), clock.instant()));
        } catch (RefusedException movedOn) {
            // It has ended otherwise meanwhile, and its own event undoes what this step did.
            LOG.debug("{} was not rejected for {}: {}", reservation, refusal.code(), movedOn.detail());
        }
    }
}
