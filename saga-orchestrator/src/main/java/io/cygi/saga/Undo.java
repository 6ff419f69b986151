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
import java.time.Clock;
import java.util.List;

/** Gives back what a reservation has taken. What it never took, or gave back before, changes nothing. */
public class Undo {

    private final Commands commands;
    private final Clock clock;

    /** @param commands where to send them @param clock tells them the time */
    public Undo(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** Refunds a reservation, once. @param amount up to what was paid */
    public void refund(ReservationId reservation, AccountId fan, Money amount) {
        if (amount.positive()) {
            sendIfThere(new RefundReservation(new WalletId(fan), reservation, amount, clock.instant()));
        }
    }

    /** Frees the seats, the last one first, and returns the allowance. */
    public void release(ReservationId reservation, AccountId fan, List<PricedSeat> seats) {
        for (PricedSeat seat : seats.reversed()) {
            sendIfThere(
                    new ReleaseSeat(new SeatId(reservation.concertId(), seat.seat()), reservation, clock.instant()));
        }
        sendIfThere(new ReturnAllowance(new AllowanceId(reservation.concertId(), fan), reservation, clock.instant()));
    }

    /** An aggregate that does not exist was never taken from. */
    private void sendIfThere(Object command) {
        try {
            commands.send(command);
        } catch (RefusedException refusal) {
            if (refusal.code() != ProblemCode.NOT_FOUND) {
                throw refusal;
            }
        }
    }
}
