package io.cygi.saga.cancellation;

import static io.cygi.saga.Samples.ALLOWANCE;
import static io.cygi.saga.Samples.CLOCK;
import static io.cygi.saga.Samples.FAN;
import static io.cygi.saga.Samples.FIRST_SEAT;
import static io.cygi.saga.Samples.NOW;
import static io.cygi.saga.Samples.RESERVATION;
import static io.cygi.saga.Samples.SECOND_SEAT;
import static io.cygi.saga.Samples.TWO_SEATS;
import static io.cygi.saga.Samples.WALLET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.allowance.AllowanceCommand.ReturnAllowance;
import io.cygi.contracts.reservation.ReservationCommand.CompleteCancellation;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.seat.SeatCommand.ReleaseSeat;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.wallet.WalletCommand.RefundReservation;
import io.cygi.messaging.step.StepExecutor;
import io.cygi.saga.BookingCompensation;
import io.cygi.saga.RecordedCommands;
import java.util.List;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CancellationSagaTest {

    private final RecordedCommands commands = new RecordedCommands();
    private final CancellationSteps steps = new CancellationSteps(new BookingCompensation(commands, CLOCK), CLOCK);
    private final SagaTestFixture<CancellationSaga> saga = new SagaTestFixture<>(CancellationSaga.class);

    @BeforeEach
    void runStepsAtOnce() {
        StepExecutor atOnce = (key, step) -> assertThat(step.getAsBoolean()).isFalse();
        saga.registerResource(atOnce);
        saga.registerResource(steps);
    }

    @Test
    void refundsReleasesReturnsAndCompletes() {
        saga.givenNoPriorActivity().whenPublishingA(started(Money.krw(55_000))).expectActiveSagas(1);

        assertThat(commands.take())
                .containsExactly(
                        new RefundReservation(WALLET, RESERVATION, Money.krw(55_000), NOW),
                        new ReleaseSeat(SECOND_SEAT, RESERVATION, NOW),
                        new ReleaseSeat(FIRST_SEAT, RESERVATION, NOW),
                        new ReturnAllowance(ALLOWANCE, RESERVATION, NOW),
                        new CompleteCancellation(RESERVATION, NOW));
    }

    @Test
    void movesNoMoneyIfThePolicyRefundsNothing() {
        saga.givenNoPriorActivity().whenPublishingA(started(Money.ZERO)).expectActiveSagas(1);

        assertThat(commands.take())
                .noneMatch(RefundReservation.class::isInstance)
                .last()
                .isInstanceOf(CompleteCancellation.class);
    }

    @Test
    void sendsTheSameCommandsWhenTheEventIsDeliveredAgain() {
        steps.cancel(started(Money.krw(55_000)));
        List<Object> first = commands.take();
        steps.cancel(started(Money.krw(55_000)));

        assertThat(commands.take()).isEqualTo(first);
    }

    @Test
    void doesNotCompleteBeforeTheRefundIsPaid() {
        commands.failing(command -> command instanceof RefundReservation
                ? new UnavailableException("down", new IllegalStateException())
                : null);

        assertThatThrownBy(() -> steps.cancel(started(Money.krw(55_000)))).isInstanceOf(UnavailableException.class);
        assertThat(commands.take()).noneMatch(CompleteCancellation.class::isInstance);
    }

    @Test
    void continuesIfTheWalletNeverExisted() {
        commands.refusing(RefundReservation.class, new RefusedException(ProblemCode.NOT_FOUND, ""));

        steps.cancel(started(Money.krw(55_000)));

        assertThat(commands.take())
                .endsWith(new ReturnAllowance(ALLOWANCE, RESERVATION, NOW), new CompleteCancellation(RESERVATION, NOW));
    }

    @Test
    void continuesIfASeatNeverExisted() {
        commands.refusing(ReleaseSeat.class, new RefusedException(ProblemCode.NOT_FOUND, ""));

        steps.cancel(started(Money.krw(55_000)));

        assertThat(commands.take())
                .endsWith(new ReturnAllowance(ALLOWANCE, RESERVATION, NOW), new CompleteCancellation(RESERVATION, NOW));
    }

    @Test
    void failsTheStepIfAnotherCommandIsRefused() {
        RefusedException missing = new RefusedException(ProblemCode.NOT_FOUND, "");
        commands.refusing(CompleteCancellation.class, missing);
        assertThatThrownBy(() -> steps.cancel(started(Money.krw(55_000)))).isSameAs(missing);

        RefusedException closed = new RefusedException(ProblemCode.INVALID_STATE, "");
        commands.refusing(RefundReservation.class, closed);
        assertThatThrownBy(() -> steps.cancel(started(Money.krw(55_000)))).isSameAs(closed);
    }

    @Test
    void endsWhenCancelled() {
        saga.givenAPublished(started(Money.krw(55_000)))
                .whenPublishingA(new ReservationCancelled(RESERVATION, Money.krw(55_000), NOW))
                .expectActiveSagas(0);
    }

    private static CancellationStarted started(Money refund) {
        return new CancellationStarted(RESERVATION, FAN, TWO_SEATS, refund, NOW);
    }
}
