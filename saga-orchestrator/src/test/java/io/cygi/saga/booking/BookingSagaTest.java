package io.cygi.saga.booking;

import static io.cygi.saga.Samples.ALLOWANCE;
import static io.cygi.saga.Samples.CLOCK;
import static io.cygi.saga.Samples.FIRST_SEAT;
import static io.cygi.saga.Samples.HOLD_UNTIL;
import static io.cygi.saga.Samples.NOW;
import static io.cygi.saga.Samples.RESERVATION;
import static io.cygi.saga.Samples.SECOND_SEAT;
import static io.cygi.saga.Samples.TOTAL;
import static io.cygi.saga.Samples.WALLET;
import static io.cygi.saga.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.allowance.AllowanceCommand.ClaimAllowance;
import io.cygi.contracts.allowance.AllowanceCommand.ReturnAllowance;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationCommand.ConfirmReservation;
import io.cygi.contracts.reservation.ReservationCommand.FailPayment;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.RejectReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.reservation.ReservationCommand.ResumePayment;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.seat.SeatCommand.HoldSeat;
import io.cygi.contracts.seat.SeatCommand.ReleaseSeat;
import io.cygi.contracts.seat.SeatCommand.SellSeat;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.wallet.WalletCommand.DeclinePayment;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.contracts.wallet.WalletCommand.RefundReservation;
import io.cygi.messaging.step.StepExecutor;
import io.cygi.saga.BookingCompensation;
import io.cygi.saga.RecordedCommands;
import java.util.List;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookingSagaTest {

    private static final ReservationRejected REJECTED = rejected(false);

    private final RecordedCommands commands = new RecordedCommands();
    private final BookingSteps steps = new BookingSteps(commands, new BookingCompensation(commands, CLOCK), CLOCK);
    private final SagaTestFixture<BookingSaga> saga = new SagaTestFixture<>(BookingSaga.class);

    @BeforeEach
    void runStepsAtOnce() {
        StepExecutor atOnce = (key, step) -> {
            if (step.getAsBoolean()) {
                SagaLifecycle.end();
            }
        };
        saga.registerResource(atOnce);
        saga.registerResource(steps);
    }

    @Test
    void holdsAllSeatsAndWaitsForThePayment() {
        saga.givenNoPriorActivity().whenPublishingA(requested(false)).expectActiveSagas(1);

        assertThat(commands.take()).containsExactlyElementsOf(holding());
    }

    @Test
    void paysSellsAndConfirmsAHandsFreeBooking() {
        saga.givenNoPriorActivity().whenPublishingA(requested(true)).expectActiveSagas(0);

        assertThat(commands.take()).containsAll(holding()).endsWith(paying());
    }

    @Test
    void confirmsAfterTheFansPayment() {
        saga.givenAPublished(requested(false))
                .whenPublishingA(new ReservationPaymentStarted(RESERVATION, 1, NOW))
                .expectActiveSagas(0);

        assertThat(commands.take()).endsWith(paying()).containsSequence(new ResumePayment(RESERVATION, 1), paying()[0]);
    }

    @Test
    void endsIfTheReservationIsConfirmedBeforeItsStepIsRepeated() {
        commands.refusing(ResumeBooking.class, new RefusedException(ProblemCode.INVALID_STATE, ""));
        saga.givenAPublished(requested(true))
                .whenPublishingA(new ReservationConfirmed(RESERVATION, NOW))
                .expectActiveSagas(0);
    }

    @Test
    void sendsTheSameCommandsWhenTheEventIsDeliveredAgain() {
        steps.book(requested(true));
        List<Object> first = commands.take();
        steps.book(requested(true));

        assertThat(commands.take()).isEqualTo(first);
    }

    @Test
    void rejectsTheReservationIfASeatIsTaken() {
        commands.failing(command -> command.equals(new HoldSeat(SECOND_SEAT, RESERVATION, HOLD_UNTIL, NOW))
                ? new RefusedException(ProblemCode.SEAT_TAKEN, "", List.of(SECOND_SEAT.seat()))
                : null);

        saga.givenNoPriorActivity().whenPublishingA(requested(true)).expectActiveSagas(1);

        assertThat(commands.take())
                .endsWith(new RejectReservation(
                        RESERVATION, 1, BookingFailure.SEAT_TAKEN, List.of(SECOND_SEAT.seat()), NOW))
                .noneMatch(PayReservation.class::isInstance);
    }

    @Test
    void rejectsTheReservationIfTheWalletHasTooLittle() {
        commands.refusing(PayReservation.class, new RefusedException(ProblemCode.INSUFFICIENT_FUNDS, ""));

        saga.givenNoPriorActivity().whenPublishingA(requested(true)).expectActiveSagas(1);

        assertThat(commands.take())
                .endsWith(
                        new DeclinePayment(WALLET, RESERVATION, 1, NOW),
                        new RejectReservation(RESERVATION, 1, BookingFailure.INSUFFICIENT_FUNDS, List.of(), NOW))
                .noneMatch(SellSeat.class::isInstance);
    }

    @Test
    void failsOnlyTheAttemptIfAFanPaysForAHoldWithTooLittle() {
        commands.refusing(PayReservation.class, new RefusedException(ProblemCode.INSUFFICIENT_FUNDS, ""));

        saga.givenAPublished(requested(false))
                .whenPublishingA(new ReservationPaymentStarted(RESERVATION, 1, NOW))
                .expectActiveSagas(1);

        assertThat(commands.take())
                .endsWith(
                        new DeclinePayment(WALLET, RESERVATION, 1, NOW),
                        new FailPayment(RESERVATION, 1, BookingFailure.INSUFFICIENT_FUNDS, NOW))
                .noneMatch(RejectReservation.class::isInstance)
                .noneMatch(SellSeat.class::isInstance);
    }

    /** Sends a step that was stored although its answer was lost. The booking is confirmed and must not be rejected. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesAndRejectsNothingForAnEndedBooking(boolean handsFree) {
        commands.refusing(ResumeBooking.class, new RefusedException(ProblemCode.INVALID_STATE, ""));

        assertThat(steps.book(requested(handsFree))).isFalse();

        assertThat(commands.take()).containsExactly(new ResumeBooking(RESERVATION));
    }

    /** Expects the seats in the order of their identifiers, so that two processes take them in the same order. */
    @Test
    void takesTheSeatsInTheOrderOfTheirIdentifiers() {
        ReservationRequested request = requested(true);
        steps.book(request);
        List<Object> ordered = commands.take();

        steps.book(new ReservationRequested(
                request.reservationId(),
                request.fanId(),
                request.seats().reversed(),
                request.total(),
                true,
                request.purchaseLimit(),
                request.holdUntil(),
                request.at()));

        assertThat(commands.take()).isEqualTo(ordered);
        assertThat(ordered)
                .containsSubsequence(
                        new HoldSeat(FIRST_SEAT, RESERVATION, HOLD_UNTIL, NOW),
                        new HoldSeat(SECOND_SEAT, RESERVATION, HOLD_UNTIL, NOW),
                        new SellSeat(FIRST_SEAT, RESERVATION, NOW),
                        new SellSeat(SECOND_SEAT, RESERVATION, NOW));
    }

    @Test
    void doesNothingForAReservationInALaterState() {
        commands.failing(command -> command instanceof HoldReservation || command instanceof RejectReservation
                ? new RefusedException(ProblemCode.INVALID_STATE, "")
                : null);

        saga.givenNoPriorActivity().whenPublishingA(requested(true)).expectActiveSagas(1);

        assertThat(commands.take()).last().isInstanceOf(RejectReservation.class);
    }

    @Test
    void failsTheStepAfterAFaultSoThatItIsRetried() {
        commands.failing(command ->
                command instanceof SellSeat ? new UnavailableException("down", new IllegalStateException()) : null);

        assertThatThrownBy(() -> steps.book(requested(true))).isInstanceOf(UnavailableException.class);
        assertThat(commands.take()).noneMatch(RejectReservation.class::isInstance);
    }

    // Compensation

    @Test
    void givesEverythingBackInReverseAfterARejection() {
        commands.refusing(HoldReservation.class, new RefusedException(ProblemCode.INVALID_STATE, ""));
        saga.givenAPublished(requested(true)).whenPublishingA(REJECTED).expectActiveSagas(0);

        assertThat(commands.take()).endsWith(undoing()).noneMatch(RefundReservation.class::isInstance);
    }

    @Test
    void refundsInFullIfItIsRejectedAfterThePaymentBegan() {
        commands.refusing(SellSeat.class, new RefusedException(ProblemCode.INVALID_STATE, ""));
        saga.givenAPublished(requested(true)).whenPublishingA(rejected(true)).expectActiveSagas(0);

        assertThat(commands.take())
                .containsSubsequence(new RefundReservation(WALLET, RESERVATION, TOTAL, NOW), undoing()[0])
                .endsWith(undoing());
    }

    @Test
    void givesEverythingBackAfterAnExpiryOrAnUnpaidCancellation() {
        saga.givenAPublished(requested(false))
                .whenPublishingA(new ReservationExpired(RESERVATION, NOW))
                .expectActiveSagas(0);
        assertThat(commands.take()).endsWith(undoing());

        saga.givenAPublished(requested(false))
                .whenPublishingA(new ReservationCancelled(RESERVATION, Money.ZERO, NOW))
                .expectActiveSagas(0);
        assertThat(commands.take()).endsWith(undoing());
    }

    @Test
    void endsAlthoughASeatOrAnAllowanceNeverExisted() {
        commands.failing(command -> command instanceof ReleaseSeat || command instanceof ReturnAllowance
                ? new RefusedException(ProblemCode.NOT_FOUND, "")
                : null);

        saga.givenAPublished(requested(false)).whenPublishingA(REJECTED).expectActiveSagas(0);

        assertThat(commands.take()).endsWith(undoing());
    }

    @Test
    void remembersTheBookingAcrossARestart() {
        Jackson3Serializer serializer = Jackson3Serializer.builder().build();
        BookingSaga before = new BookingSaga();
        before.on(requested(false), (key, step) -> {}, steps);

        BookingSaga after = serializer.deserialize(serializer.serialize(before, byte[].class));
        after.on(
                new ReservationExpired(RESERVATION, NOW),
                (key, step) -> assertThat(step.getAsBoolean()).isFalse(),
                steps);

        assertThat(commands.take()).containsExactly(undoing());
    }

    private static List<Object> holding() {
        return List.of(
                new ResumeBooking(RESERVATION),
                new ClaimAllowance(ALLOWANCE, RESERVATION, 2, 4, NOW),
                new HoldSeat(FIRST_SEAT, RESERVATION, HOLD_UNTIL, NOW),
                new HoldSeat(SECOND_SEAT, RESERVATION, HOLD_UNTIL, NOW),
                new HoldReservation(RESERVATION, NOW));
    }

    private static Object[] paying() {
        return new Object[] {
            new PayReservation(WALLET, RESERVATION, 1, TOTAL, NOW),
            new SellSeat(FIRST_SEAT, RESERVATION, NOW),
            new SellSeat(SECOND_SEAT, RESERVATION, NOW),
            new ConfirmReservation(RESERVATION, NOW)
        };
    }

    private static Object[] undoing() {
        return new Object[] {
            new ReleaseSeat(SECOND_SEAT, RESERVATION, NOW),
            new ReleaseSeat(FIRST_SEAT, RESERVATION, NOW),
            new ReturnAllowance(ALLOWANCE, RESERVATION, NOW)
        };
    }

    private static ReservationRejected rejected(boolean paymentStarted) {
        return new ReservationRejected(RESERVATION, BookingFailure.SEAT_TAKEN, List.of(), paymentStarted, NOW);
    }
}
