package io.cygi.command.reservation;

import static io.cygi.command.Samples.A11;
import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.OTHER_FAN;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.TWO_SEATS;
import static io.cygi.command.Samples.refusal;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationCommand;
import io.cygi.contracts.reservation.ReservationCommand.CancelReservation;
import io.cygi.contracts.reservation.ReservationCommand.CompleteCancellation;
import io.cygi.contracts.reservation.ReservationCommand.ConfirmReservation;
import io.cygi.contracts.reservation.ReservationCommand.ExpireReservation;
import io.cygi.contracts.reservation.ReservationCommand.FailPayment;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.RejectReservation;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.reservation.ReservationCommand.ResumePayment;
import io.cygi.contracts.reservation.ReservationCommand.StartPayment;
import io.cygi.contracts.reservation.ReservationCommand.WithdrawReservation;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.Money;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ReservationTest {

    private static final Instant HOLD_UNTIL = NOW.plusSeconds(300);
    private static final Money TOTAL = Money.krw(110_000);
    private static final ReservationRequested REQUESTED = requested(false);
    private static final ReservationRequested HANDS_FREE = requested(true);
    private static final ReservationHeld HELD = new ReservationHeld(RESERVATION, HOLD_UNTIL, false, NOW);
    private static final ReservationHeld HELD_PAYING = new ReservationHeld(RESERVATION, HOLD_UNTIL, true, NOW);
    private static final ReservationPaymentStarted PAYING = new ReservationPaymentStarted(RESERVATION, 1, NOW);
    private static final ReservationPaymentFailed FAILED =
            new ReservationPaymentFailed(RESERVATION, 1, BookingFailure.INSUFFICIENT_FUNDS, HOLD_UNTIL, NOW);
    private static final ReservationPaymentStarted PAYING_AGAIN = new ReservationPaymentStarted(RESERVATION, 2, NOW);
    private static final ReservationConfirmed CONFIRMED = new ReservationConfirmed(RESERVATION, NOW);
    private static final ReservationExpired EXPIRED = new ReservationExpired(RESERVATION, HOLD_UNTIL);
    private static final ReservationCancelled CANCELLED_UNPAID = new ReservationCancelled(RESERVATION, Money.ZERO, NOW);
    private static final ReservationRejected REJECTED =
            new ReservationRejected(RESERVATION, BookingFailure.SEAT_TAKEN, List.of(A11), false, NOW);
    private static final CancellationStarted CANCELLING =
            new CancellationStarted(RESERVATION, FAN, TWO_SEATS, Money.krw(55_000), NOW);
    private static final StartPayment PAY = new StartPayment(RESERVATION, FAN, NOW);
    private static final ExpireReservation EXPIRE = new ExpireReservation(RESERVATION, HOLD_UNTIL);
    private static final CancelReservation CANCEL = new CancelReservation(RESERVATION, FAN, 50, NOW);
    private static final WithdrawReservation WITHDRAW = new WithdrawReservation(RESERVATION, NOW);

    private final AggregateTestFixture<Reservation> reservation = Samples.fixture(Reservation.class);

    @Test
    void isRequestedOnceWithTheSumOfItsPrices() {
        RequestReservation request = new RequestReservation(RESERVATION, FAN, TWO_SEATS, false, 4, HOLD_UNTIL, NOW);
        reservation.givenNoPriorActivity().when(request).expectEvents(REQUESTED);
        doesNothing(request, REQUESTED);
        doesNothing(request, REQUESTED, HELD, PAYING, CONFIRMED);
    }

    @Test
    void mayBeResumedOnlyUntilItHasEnded() {
        ResumeBooking resume = new ResumeBooking(RESERVATION);
        doesNothing(resume, REQUESTED);
        doesNothing(resume, REQUESTED, HELD);
        doesNothing(resume, REQUESTED, HELD, PAYING);
        refuses(resume, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING, CONFIRMED);
        refuses(resume, ProblemCode.INVALID_STATE, REQUESTED, REJECTED);
        refuses(resume, ProblemCode.INVALID_STATE, REQUESTED, HELD, EXPIRED);
        refuses(resume, ProblemCode.INVALID_STATE, REQUESTED, HELD, CANCELLED_UNPAID);
    }

    @Test
    void isHeldAndWaitsForThePayment() {
        happens(new HoldReservation(RESERVATION, NOW), HELD, REQUESTED);
        doesNothing(new HoldReservation(RESERVATION, NOW), REQUESTED, HELD);
        doesNothing(new HoldReservation(RESERVATION, NOW), REQUESTED, HELD, PAYING);
        refuses(new HoldReservation(RESERVATION, NOW), ProblemCode.INVALID_STATE, REQUESTED, CANCELLED_UNPAID);
    }

    @Test
    void beginsToPayWithTheHoldWhenHandsFree() {
        happens(new HoldReservation(RESERVATION, NOW), HELD_PAYING, HANDS_FREE);
        refuses(EXPIRE, ProblemCode.INVALID_STATE, HANDS_FREE, HELD_PAYING);
    }

    @Test
    void isPaidWhileHeld() {
        happens(PAY, PAYING, REQUESTED, HELD);
        doesNothing(PAY, REQUESTED, HELD, PAYING);
        doesNothing(PAY, REQUESTED, HELD, PAYING, CONFIRMED);
        refuses(PAY, ProblemCode.INVALID_STATE, REQUESTED);
        refuses(PAY, ProblemCode.INVALID_STATE, REQUESTED, REJECTED);
    }

    @Test
    void isHeldAgainWhenAPaymentFailsAndCanBePaidAgain() {
        happens(failure(1, NOW), FAILED, REQUESTED, HELD, PAYING);
        happens(PAY, PAYING_AGAIN, REQUESTED, HELD, PAYING, FAILED);
        happens(new ConfirmReservation(RESERVATION, NOW), CONFIRMED, REQUESTED, HELD, PAYING, FAILED, PAYING_AGAIN);
        happens(EXPIRE, EXPIRED, REQUESTED, HELD, PAYING, FAILED);
        happens(CANCEL, CANCELLED_UNPAID, REQUESTED, HELD, PAYING, FAILED);
        happens(WITHDRAW, CANCELLED_UNPAID, REQUESTED, HELD, PAYING, FAILED);
    }

    @Test
    void failsOnlyTheAttemptUnderWay() {
        doesNothing(failure(1, NOW), REQUESTED, HELD, PAYING, FAILED);
        doesNothing(failure(1, NOW), REQUESTED, HELD, PAYING, FAILED, PAYING_AGAIN);
        doesNothing(failure(2, NOW), REQUESTED, HELD, PAYING);
        doesNothing(failure(1, NOW), REQUESTED, HELD, PAYING, CONFIRMED);
        doesNothing(failure(1, NOW), REQUESTED, HELD, PAYING, FAILED, EXPIRED);
        doesNothing(failure(1, NOW), REQUESTED, HELD);
    }

    @Test
    void expiresWithTheAttemptThatFailsAfterTheEndOfTheHold() {
        reservation
                .given(REQUESTED, HELD, PAYING)
                .when(failure(1, HOLD_UNTIL))
                .expectEvents(
                        new ReservationPaymentFailed(
                                RESERVATION, 1, BookingFailure.INSUFFICIENT_FUNDS, HOLD_UNTIL, HOLD_UNTIL),
                        EXPIRED);
        refuses(
                new StartPayment(RESERVATION, FAN, HOLD_UNTIL),
                ProblemCode.HOLD_EXPIRED,
                REQUESTED,
                HELD,
                PAYING,
                FAILED);
    }

    @Test
    void resumesOnlyTheAttemptUnderWay() {
        doesNothing(new ResumePayment(RESERVATION, 1), REQUESTED, HELD, PAYING);
        doesNothing(new ResumePayment(RESERVATION, 2), REQUESTED, HELD, PAYING, FAILED, PAYING_AGAIN);
        ResumePayment first = new ResumePayment(RESERVATION, 1);
        refuses(first, ProblemCode.INVALID_STATE, REQUESTED, HELD);
        refuses(first, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING, FAILED);
        refuses(first, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING, FAILED, PAYING_AGAIN);
        refuses(first, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING, CONFIRMED);
    }

    @Test
    void answersAPaymentWithTheEventBeforeItsOutcome() {
        reservation.given(REQUESTED, HELD).when(PAY).expectResultMessagePayload(2L);
        reservation.given(REQUESTED, HELD, PAYING).when(PAY).expectResultMessagePayload(2L);
        reservation.given(REQUESTED, HELD, PAYING, FAILED).when(PAY).expectResultMessagePayload(4L);
    }

    @Test
    void isNotPaidOnceTheHoldHasEnded() {
        refuses(new StartPayment(RESERVATION, FAN, HOLD_UNTIL), ProblemCode.HOLD_EXPIRED, REQUESTED, HELD);
        refuses(PAY, ProblemCode.HOLD_EXPIRED, REQUESTED, HELD, EXPIRED);
    }

    @Test
    void expiresWhenItsHoldEndsAndNotWhileItIsPaid() {
        happens(EXPIRE, EXPIRED, REQUESTED, HELD);
        doesNothing(EXPIRE, REQUESTED, HELD, EXPIRED);
        refuses(
                new ExpireReservation(RESERVATION, HOLD_UNTIL.minusMillis(1)),
                ProblemCode.INVALID_STATE,
                REQUESTED,
                HELD);
        refuses(EXPIRE, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING);
        refuses(EXPIRE, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING, CONFIRMED);
    }

    @Test
    void isConfirmedOnceAfterItsPayment() {
        ConfirmReservation confirm = new ConfirmReservation(RESERVATION, NOW);
        happens(confirm, CONFIRMED, REQUESTED, HELD, PAYING);
        happens(confirm, CONFIRMED, HANDS_FREE, HELD_PAYING);
        doesNothing(confirm, REQUESTED, HELD, PAYING, CONFIRMED);
        refuses(confirm, ProblemCode.INVALID_STATE, REQUESTED, HELD);
        refuses(confirm, ProblemCode.INVALID_STATE, REQUESTED, HELD, EXPIRED);
    }

    @Test
    void isRejectedBeforeAndDuringItsPayment() {
        RejectReservation reject = new RejectReservation(RESERVATION, 1, BookingFailure.SEAT_TAKEN, List.of(A11), NOW);
        happens(reject, REJECTED, REQUESTED);
        happens(
                reject,
                new ReservationRejected(RESERVATION, BookingFailure.SEAT_TAKEN, List.of(A11), true, NOW),
                REQUESTED,
                HELD,
                PAYING);
        happens(
                reject,
                new ReservationRejected(RESERVATION, BookingFailure.SEAT_TAKEN, List.of(A11), true, NOW),
                HANDS_FREE,
                HELD_PAYING);
        refuses(reject, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING, FAILED);
        refuses(reject, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING, FAILED, PAYING_AGAIN);
        doesNothing(reject, REQUESTED, REJECTED);
        refuses(reject, ProblemCode.INVALID_STATE, REQUESTED, HELD);
        refuses(reject, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING, CONFIRMED);
    }

    @Test
    void isCancelledByItsFanFromHeldWithoutARefund() {
        happens(CANCEL, CANCELLED_UNPAID, REQUESTED, HELD);
        doesNothing(CANCEL, REQUESTED, HELD, CANCELLED_UNPAID);
    }

    @Test
    void isCancelledByItsFanFromConfirmedWithTheRefundOfThePolicy() {
        happens(CANCEL, CANCELLING, REQUESTED, HELD, PAYING, CONFIRMED);
        doesNothing(CANCEL, REQUESTED, HELD, PAYING, CONFIRMED, CANCELLING);
        refuses(CANCEL, ProblemCode.INVALID_STATE, REQUESTED);
        refuses(CANCEL, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING);
        refuses(CANCEL, ProblemCode.INVALID_STATE, REQUESTED, HELD, EXPIRED);
    }

    @Test
    void refusesPaymentAndCancellationByAnotherFan() {
        refuses(new StartPayment(RESERVATION, OTHER_FAN, NOW), ProblemCode.NOT_FOUND, REQUESTED, HELD);
        refuses(new CancelReservation(RESERVATION, OTHER_FAN, 100, NOW), ProblemCode.NOT_FOUND, REQUESTED, HELD);
    }

    @Test
    void completesItsCancellationOnce() {
        CompleteCancellation complete = new CompleteCancellation(RESERVATION, NOW);
        ReservationCancelled cancelled = new ReservationCancelled(RESERVATION, Money.krw(55_000), NOW);
        happens(complete, cancelled, REQUESTED, HELD, PAYING, CONFIRMED, CANCELLING);
        doesNothing(complete, REQUESTED, HELD, PAYING, CONFIRMED, CANCELLING, cancelled);
        refuses(complete, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING, CONFIRMED);
    }

    @Test
    void isWithdrawnInFullFromEveryLiveStateButNotAmidAPayment() {
        happens(WITHDRAW, CANCELLED_UNPAID, REQUESTED);
        happens(WITHDRAW, CANCELLED_UNPAID, REQUESTED, HELD);
        happens(
                WITHDRAW,
                new CancellationStarted(RESERVATION, FAN, TWO_SEATS, TOTAL, NOW),
                REQUESTED,
                HELD,
                PAYING,
                CONFIRMED);
        refuses(WITHDRAW, ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING);
        doesNothing(WITHDRAW, REQUESTED, HELD, PAYING, CONFIRMED, CANCELLING);
        doesNothing(WITHDRAW, REQUESTED, HELD, EXPIRED);
    }

    private void happens(ReservationCommand command, ReservationEvent then, ReservationEvent... given) {
        reservation.given((Object[]) given).when(command).expectEvents(then);
    }

    private void doesNothing(ReservationCommand command, ReservationEvent... given) {
        reservation.given((Object[]) given).when(command).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    private void refuses(ReservationCommand command, ProblemCode code, ReservationEvent... given) {
        reservation.given((Object[]) given).when(command).expectNoEvents().expectException(refusal(code));
    }

    private static ReservationRequested requested(boolean handsFree) {
        return new ReservationRequested(RESERVATION, FAN, TWO_SEATS, TOTAL, handsFree, 4, HOLD_UNTIL, NOW);
    }

    private static FailPayment failure(int attempt, Instant at) {
        return new FailPayment(RESERVATION, attempt, BookingFailure.INSUFFICIENT_FUNDS, at);
    }
}
