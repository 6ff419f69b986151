package io.cygi.saga.booking;

import static io.cygi.saga.Samples.CLOCK;
import static io.cygi.saga.Samples.FIRST_SEAT;
import static io.cygi.saga.Samples.NOW;
import static io.cygi.saga.Samples.RESERVATION;
import static io.cygi.saga.Samples.TOTAL;
import static io.cygi.saga.Samples.WALLET;
import static io.cygi.saga.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationCommand.ConfirmReservation;
import io.cygi.contracts.reservation.ReservationCommand.RejectReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumePayment;
import io.cygi.contracts.seat.SeatCommand.SellSeat;
import io.cygi.contracts.wallet.WalletCommand.DeclinePayment;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.saga.BookingCompensation;
import io.cygi.saga.RecordedCommands;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The steps of payment attempts for a hold. A step may be repeated while others are under way. */
class PaymentAttemptTest {

    private final RecordedCommands commands = new RecordedCommands();
    private final BookingSteps steps = new BookingSteps(commands, new BookingCompensation(commands, CLOCK), CLOCK);

    @Test
    void paysWithALaterAttempt() {
        assertThat(steps.pay(requested(false), 2)).isTrue();

        assertThat(commands.take())
                .startsWith(new ResumePayment(RESERVATION, 2), new PayReservation(WALLET, RESERVATION, 2, TOTAL, NOW))
                .last()
                .isInstanceOf(ConfirmReservation.class);
    }

    @Test
    void continuesIfTheSameAttemptHasPaidElsewhere() {
        commands.failing(command -> command instanceof PayReservation
                ? new RefusedException(ProblemCode.INSUFFICIENT_FUNDS, "")
                : command instanceof DeclinePayment ? new RefusedException(ProblemCode.INVALID_STATE, "") : null);

        assertThat(steps.pay(requested(false), 1)).isTrue();

        assertThat(commands.take()).last().isInstanceOf(ConfirmReservation.class);
    }

    @Test
    void doesNothingForAnEndedAttempt() {
        commands.refusing(ResumePayment.class, new RefusedException(ProblemCode.INVALID_STATE, ""));

        assertThat(steps.pay(requested(false), 1)).isFalse();

        assertThat(commands.take()).containsExactly(new ResumePayment(RESERVATION, 1));
    }

    @Test
    void rejectsTheReservationIfAPaidSeatCannotBeSold() {
        commands.refusing(SellSeat.class, new RefusedException(ProblemCode.INVALID_STATE, ""));

        assertThat(steps.pay(requested(false), 2)).isFalse();

        assertThat(commands.take())
                .endsWith(new RejectReservation(RESERVATION, 2, BookingFailure.STATE_CHANGED, List.of(), NOW));
    }

    @Test
    void rejectsTheReservationIfTheSameAttemptHasPaidElsewhereButASeatCannotBeSold() {
        commands.failing(command -> switch (command) {
            case PayReservation pay -> new RefusedException(ProblemCode.INSUFFICIENT_FUNDS, "");
            case DeclinePayment decline -> new RefusedException(ProblemCode.INVALID_STATE, "");
            case SellSeat sell -> new RefusedException(ProblemCode.SEAT_TAKEN, "", List.of(FIRST_SEAT.seat()));
            default -> null;
        });

        assertThat(steps.pay(requested(false), 1)).isFalse();

        assertThat(commands.take())
                .endsWith(new RejectReservation(
                        RESERVATION, 1, BookingFailure.SEAT_TAKEN, List.of(FIRST_SEAT.seat()), NOW));
    }
}
