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
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.DeclinePayment;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.saga.BookingCompensation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the commands of a booking. Each step is one list, to the purchase allowance, the seats, the wallet and the
 * reservation. A list stops at the first refusal. Every command is idempotent, so after a crash the whole step is sent
 * again. A refusal is an outcome and ends in a rejection; a fault is thrown, and the step is tried again.
 */
public class BookingSteps {

    private static final Logger LOG = LoggerFactory.getLogger(BookingSteps.class);

    /** Number of the payment attempt of a hands-free booking. It begins with the hold and is the only one. */
    private static final int HANDS_FREE_ATTEMPT = 1;

    private static final int NO_ATTEMPT = 0;

    private final Commands commands;
    private final BookingCompensation compensation;
    private final Clock clock;

    /**
     * Creates the booking steps.
     *
     * @param commands sends the commands
     * @param compensation makes the commands that give back
     * @param clock tells the commands the time
     */
    public BookingSteps(Commands commands, BookingCompensation compensation, Clock clock) {
        this.commands = commands;
        this.compensation = compensation;
        this.clock = clock;
    }

    /**
     * Takes the allowance, holds all seats and reports that to the reservation. A hands-free booking is paid in the
     * same step. After the end of the hold an unpaid booking takes nothing and is rejected, because a fan must not be
     * charged for a booking that has waited so long.
     *
     * @return whether this step has confirmed the reservation, so that nothing is left to do
     */
    boolean book(ReservationRequested booking) {
        Instant now = clock.instant();
        if (!now.isBefore(booking.holdUntil())) {
            ResumeBooking resume = new ResumeBooking(booking.reservationId());
            if (isOver(resume.reservationId(), commands.sendInOrder(List.of(resume)))) {
                return false;
            }
            if (neverPaid(booking)) {
                String detail = "The hold has ended before the seats were held.";
                return rejected(booking, new RefusedException(ProblemCode.HOLD_EXPIRED, detail));
            }
        }
        List<Object> step = booking.handsFree() ? holdingAndPaying(booking, now) : holding(booking, now);
        ListOutcome outcome = commands.sendInOrder(step);
        if (isOver(booking.reservationId(), outcome)) {
            return false;
        }
        RefusedException refusal = afterAll(step, outcome);
        return refusal == null ? booking.handsFree() : rejected(booking, refusal);
    }

    /**
     * {@return whether the reservation has refused to go on with the step} It refuses in states in which it cannot be
     * rejected, for example if the step was stored before and is sent again.
     */
    private static boolean isOver(ReservationId reservation, ListOutcome outcome) {
        RefusedException refusal = outcome.refusal();
        if (refusal == null || outcome.carriedOut() > 0) {
            return false;
        }
        LOG.debug("The step of {} is over: {}", reservation, refusal.detail());
        return true;
    }

    /**
     * Pays a reservation whose payment has begun, and confirms it. If the wallet has too little, the attempt fails and
     * the reservation stays held.
     *
     * @param attempt the number of the attempt; if the attempt is over, nothing is done
     * @return whether this step has confirmed the reservation
     */
    boolean pay(ReservationRequested booking, int attempt) {
        ReservationId reservation = booking.reservationId();
        List<Object> step = new ArrayList<>();
        step.add(new ResumePayment(reservation, attempt));
        step.addAll(paying(booking, attempt, clock.instant()));
        ListOutcome outcome = commands.sendInOrder(step);
        if (isOver(reservation, outcome)) {
            return false;
        }
        RefusedException refusal = afterAll(step, outcome);
        if (refusal == null) {
            return true;
        }
        if (refusal.code() == ProblemCode.INSUFFICIENT_FUNDS) {
            commands.send(new FailPayment(reservation, attempt, BookingFailures.of(refusal.code()), clock.instant()));
        } else {
            reject(reservation, attempt, refusal);
        }
        return false;
    }

    /** Gives back what the booking took, in reverse order. @param paid whether money may have moved */
    void undo(ReservationRequested booking, boolean paid) {
        compensation.send(
                paid
                        ? compensation.everything(
                                booking.reservationId(), booking.fanId(), booking.seats(), booking.total())
                        : compensation.seatsAndAllowance(booking.reservationId(), booking.fanId(), booking.seats()));
    }

    private static List<Object> holding(ReservationRequested booking, Instant now) {
        ReservationId reservation = booking.reservationId();
        List<Object> step = new ArrayList<>();
        // This command comes first, so that an event that is delivered again after the booking's end takes nothing
        // anew.
        step.add(new ResumeBooking(reservation));
        step.add(new ClaimAllowance(
                new AllowanceId(reservation.concertId(), booking.fanId()),
                reservation,
                booking.seats().size(),
                booking.purchaseLimit(),
                now));
        for (SeatId seat : seats(booking)) {
            step.add(new HoldSeat(seat, reservation, booking.holdUntil(), now));
        }
        step.add(new HoldReservation(reservation, now));
        return step;
    }

    private static List<Object> holdingAndPaying(ReservationRequested booking, Instant now) {
        List<Object> step = holding(booking, now);
        step.addAll(paying(booking, HANDS_FREE_ATTEMPT, now));
        return step;
    }

    private static List<Object> paying(ReservationRequested booking, int attempt, Instant now) {
        ReservationId reservation = booking.reservationId();
        List<Object> step = new ArrayList<>();
        if (booking.total().positive()) {
            step.add(new PayReservation(new WalletId(booking.fanId()), reservation, attempt, booking.total(), now));
        }
        for (SeatId seat : seats(booking)) {
            step.add(new SellSeat(seat, reservation, now));
        }
        step.add(new ConfirmReservation(reservation, now));
        return step;
    }

    /**
     * {@return the seats in the order of their identifiers} Two processes that book the same seats then insert in the
     * same order, and their transactions do not wait for each other in a circle.
     */
    private static List<SeatId> seats(ReservationRequested booking) {
        return booking.seats().stream()
                .map(seat -> new SeatId(booking.reservationId().concertId(), seat.seat()))
                .sorted(Comparator.comparing(SeatId::toString))
                .toList();
    }

    /**
     * {@return the refusal of a step, or null if it was carried out} The wallet decides each attempt once and for all:
     * a refused payment is declined there before the refusal is reported, so that the same attempt, sent again by a
     * slow process, cannot take the money later. If the attempt has paid meanwhile, it counts as paid and the rest of
     * the step is sent.
     */
    private @Nullable RefusedException afterAll(List<Object> step, ListOutcome outcome) {
        RefusedException refusal = outcome.refusal();
        if (refusal == null || !(step.get(outcome.carriedOut()) instanceof PayReservation payment)) {
            return refusal;
        }
        if (declined(
                new DeclinePayment(payment.walletId(), payment.reservationId(), payment.attempt(), clock.instant()))) {
            return refusal;
        }
        List<Object> rest = step.subList(outcome.carriedOut() + 1, step.size());
        return afterAll(rest, commands.sendInOrder(rest));
    }

    /** {@return whether the booking is not paid, and no slow process can pay it later} */
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
            LOG.debug("{} has been paid meanwhile: {}", decline.reservationId(), paid.detail());
            return false;
        }
    }

    /**
     * Rejects the booking.
     *
     * @param refusal the reason of the rejection
     * @return always false
     */
    private boolean rejected(ReservationRequested booking, RefusedException refusal) {
        reject(booking.reservationId(), booking.handsFree() ? HANDS_FREE_ATTEMPT : NO_ATTEMPT, refusal);
        return false;
    }

    private void reject(ReservationId reservation, int attempt, RefusedException refusal) {
        try {
            commands.send(new RejectReservation(
                    reservation, attempt, BookingFailures.of(refusal.code()), refusal.seats(), clock.instant()));
        } catch (RefusedException movedOn) {
            // The reservation has ended otherwise meanwhile, and its final event undoes what this step did.
            LOG.debug("{} was not rejected for {}: {}", reservation, refusal.code(), movedOn.detail());
        }
    }
}
