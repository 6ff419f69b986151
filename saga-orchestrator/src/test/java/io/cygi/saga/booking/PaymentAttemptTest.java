package io.cygi.saga.booking;

import static io.cygi.saga.Samples.CLOCK;
import static io.cygi.saga.Samples.NOW;
import static io.cygi.saga.Samples.RESERVATION;
import static io.cygi.saga.Samples.TOTAL;
import static io.cygi.saga.Samples.WALLET;
import static io.cygi.saga.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.reservation.ReservationCommand.ConfirmReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumePayment;
import io.cygi.contracts.wallet.WalletCommand.DeclinePayment;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.saga.BookingCompensation;
import io.cygi.saga.RecordedCommands;
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
    void goesOnWhereTheSameAttemptHasPaidElsewhereMeanwhile() {
        commands.failing(command -> command instanceof PayReservation
                ? new RefusedException(ProblemCode.INSUFFICIENT_FUNDS, "")
                : command instanceof DeclinePayment ? new RefusedException(ProblemCode.INVALID_STATE, "") : null);

        assertThat(steps.pay(requested(false), 1)).isTrue();

        assertThat(commands.take()).last().isInstanceOf(ConfirmReservation.class);
    }

    @Test
    void doesNothingForAnAttemptThatIsOver() {
        commands.refusing(ResumePayment.class, new RefusedException(ProblemCode.INVALID_STATE, ""));

        steps.pay(requested(false), 1);

        assertThat(commands.take()).containsExactly(new ResumePayment(RESERVATION, 1));
    }
}
