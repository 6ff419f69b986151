package io.cygi.saga;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.allowance.AllowanceCommand.ReturnAllowance;
import io.cygi.contracts.seat.SeatCommand.ReleaseSeat;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.RefundReservation;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Gives back what a reservation has taken. A part that was never taken or was given back before changes nothing. */
public class BookingCompensation {

    private final Commands commands;
    private final Clock clock;

    /**
     * Creates the booking compensation.
     *
     * @param commands sends the commands
     * @param clock tells the commands the time
     */
    public BookingCompensation(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** {@return the commands that give back the money, up to the amount paid, then the seats and the allowance} */
    public List<Object> everything(ReservationId reservation, AccountId fan, List<PricedSeat> seats, Money refund) {
        List<Object> step = new ArrayList<>();
        if (refund.positive()) {
            step.add(new RefundReservation(new WalletId(fan), reservation, refund, clock.instant()));
        }
        step.addAll(seatsAndAllowance(reservation, fan, seats));
        return step;
    }

    /** {@return the commands that free the seats, the last one first, and return the allowance} */
    public List<Object> seatsAndAllowance(ReservationId reservation, AccountId fan, List<PricedSeat> seats) {
        List<Object> step = new ArrayList<>();
        for (PricedSeat seat : seats.reversed()) {
            step.add(new ReleaseSeat(new SeatId(reservation.concertId(), seat.seat()), reservation, clock.instant()));
        }
        step.add(new ReturnAllowance(new AllowanceId(reservation.concertId(), fan), reservation, clock.instant()));
        return step;
    }

    /**
     * Sends commands of this class, and those that follow them, in their order. An aggregate that does not exist was
     * never taken from, and the commands behind it are sent all the same.
     *
     * @param step the commands in their order
     * @throws RefusedException if a command is refused for another reason
     */
    public void send(List<Object> step) {
        List<Object> left = step;
        while (!left.isEmpty()) {
            ListOutcome outcome = commands.sendInOrder(left);
            RefusedException refusal = outcome.refusal();
            if (refusal == null) {
                return;
            }
            if (refusal.code() != ProblemCode.NOT_FOUND || !givesBack(left.get(outcome.carriedOut()))) {
                throw refusal;
            }
            left = left.subList(outcome.carriedOut() + 1, left.size());
        }
    }

    private static boolean givesBack(Object command) {
        return command instanceof RefundReservation
                || command instanceof ReleaseSeat
                || command instanceof ReturnAllowance;
    }
}
