package io.cygi.command.reservation;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.OTHER_FAN;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.TWO_SEATS;
import static io.cygi.command.Samples.refusal;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ExtensionTerms;
import io.cygi.contracts.reservation.HoldExtension;
import io.cygi.contracts.reservation.ReservationCommand;
import io.cygi.contracts.reservation.ReservationCommand.CancelReservation;
import io.cygi.contracts.reservation.ReservationCommand.ExpireReservation;
import io.cygi.contracts.reservation.ReservationCommand.ExtendHold;
import io.cygi.contracts.reservation.ReservationCommand.FailPayment;
import io.cygi.contracts.reservation.ReservationCommand.QuoteHoldExtension;
import io.cygi.contracts.reservation.ReservationCommand.StartPayment;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHoldExtended;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.Money;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hold is extended as often as the concert allows, and ends nevertheless. */
class HoldExtensionTest {

    private static final int SECONDS = 300;
    private static final ExtensionTerms ONCE = new ExtensionTerms(1, SECONDS);
    private static final Instant END = NOW.plusSeconds(SECONDS);
    private static final Instant LATER = END.plusSeconds(SECONDS);
    private static final ReservationRequested REQUESTED =
            new ReservationRequested(RESERVATION, FAN, TWO_SEATS, Money.krw(110_000), false, 4, END, NOW);
    private static final ReservationHeld HELD = new ReservationHeld(RESERVATION, END, false, NOW);
    private static final ReservationHoldExtended EXTENDED = new ReservationHoldExtended(RESERVATION, 1, LATER, NOW);
    private static final ReservationPaymentStarted PAYING = new ReservationPaymentStarted(RESERVATION, 1, NOW);
    private static final ReservationPaymentFailed FAILED =
            new ReservationPaymentFailed(RESERVATION, 1, BookingFailure.INSUFFICIENT_FUNDS, LATER, NOW);
    private static final ReservationConfirmed CONFIRMED = new ReservationConfirmed(RESERVATION, NOW);
    private static final ReservationExpired EXPIRED = new ReservationExpired(RESERVATION, END);

    private final AggregateTestFixture<Reservation> reservation = Samples.fixture(Reservation.class);

    @Test
    void extendsAHoldByItsLengthFromItsEnd() {
        happens(extend(1, NOW), EXTENDED, REQUESTED, HELD);
        Instant last = END.minusNanos(1);
        happens(extend(1, last), new ReservationHoldExtended(RESERVATION, 1, LATER, last), REQUESTED, HELD);
    }

    @Test
    void quotesTheNextExtensionWithoutAnEvent() {
        reservation
                .given(REQUESTED, HELD)
                .when(quote(ONCE, NOW))
                .expectNoEvents()
                .expectResultMessagePayload(new HoldExtension(1, LATER));
        reservation
                .given(REQUESTED, HELD, EXTENDED)
                .when(quote(new ExtensionTerms(2, SECONDS), NOW))
                .expectNoEvents()
                .expectResultMessagePayload(new HoldExtension(2, LATER.plusSeconds(SECONDS)));
        refuses(quote(ONCE, NOW), ProblemCode.INVALID_STATE, REQUESTED, HELD, EXTENDED);
        refuses(quote(ONCE, END), ProblemCode.HOLD_EXPIRED, REQUESTED, HELD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void isExtendedAtMostAsOftenAsTheConcertAllows(int max) {
        ExtensionTerms terms = new ExtensionTerms(max, SECONDS);
        ReservationEvent[] given = new ReservationEvent[2 + max];
        given[0] = REQUESTED;
        given[1] = HELD;
        for (int number = 1; number <= max; number++) {
            given[1 + number] =
                    new ReservationHoldExtended(RESERVATION, number, END.plusSeconds((long) number * SECONDS), NOW);
        }
        refuses(new ExtendHold(RESERVATION, FAN, terms, max + 1, NOW), ProblemCode.INVALID_STATE, given);
    }

    @Test
    void isNotExtendedTwiceByTheSameExtension() {
        doesNothing(extend(1, NOW), REQUESTED, HELD, EXTENDED);
        doesNothing(extend(1, NOW), REQUESTED, HELD, EXTENDED, PAYING);
        doesNothing(extend(1, LATER.minusNanos(1)), REQUESTED, HELD, EXTENDED);
        doesNothing(extend(1, LATER), REQUESTED, HELD, EXTENDED, PAYING);
    }

    @Test
    void refusesARepeatedExtensionAfterTheEnd() {
        refuses(extend(1, LATER), ProblemCode.HOLD_EXPIRED, REQUESTED, HELD, EXTENDED);
        refuses(extend(1, LATER), ProblemCode.HOLD_EXPIRED, REQUESTED, HELD, EXTENDED, PAYING, FAILED);
        refuses(extend(1, LATER), ProblemCode.HOLD_EXPIRED, REQUESTED, HELD, EXTENDED, EXPIRED);
        refuses(extend(1, NOW), ProblemCode.INVALID_STATE, REQUESTED, HELD, EXTENDED, PAYING, CONFIRMED);
        refuses(
                extend(1, NOW),
                ProblemCode.INVALID_STATE,
                REQUESTED,
                HELD,
                EXTENDED,
                new ReservationCancelled(RESERVATION, Money.ZERO, NOW));
    }

    @Test
    void refusesAnExtensionAfterTheEnd() {
        refuses(extend(1, END), ProblemCode.HOLD_EXPIRED, REQUESTED, HELD);
        refuses(extend(1, END), ProblemCode.HOLD_EXPIRED, REQUESTED, HELD, EXPIRED);
        refuses(
                new ExtendHold(RESERVATION, FAN, new ExtensionTerms(3, SECONDS), 2, LATER),
                ProblemCode.HOLD_EXPIRED,
                REQUESTED,
                HELD,
                EXTENDED);
    }

    @Test
    void isNotExtendedUnlessItIsHeldAndNotBeingPaid() {
        refuses(extend(1, NOW), ProblemCode.INVALID_STATE, REQUESTED);
        refuses(extend(1, NOW), ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING);
        refuses(extend(1, NOW), ProblemCode.INVALID_STATE, REQUESTED, HELD, PAYING, CONFIRMED);
        refuses(
                extend(1, NOW),
                ProblemCode.INVALID_STATE,
                REQUESTED,
                HELD,
                new ReservationCancelled(RESERVATION, Money.ZERO, NOW));
        refuses(
                extend(1, NOW),
                ProblemCode.INVALID_STATE,
                REQUESTED,
                new ReservationRejected(RESERVATION, BookingFailure.SEAT_TAKEN, List.of(), false, NOW));
    }

    @Test
    void refusesAnExtensionByAnotherFan() {
        refuses(new ExtendHold(RESERVATION, OTHER_FAN, ONCE, 1, NOW), ProblemCode.NOT_FOUND, REQUESTED, HELD);
        refuses(new QuoteHoldExtension(RESERVATION, OTHER_FAN, ONCE, NOW), ProblemCode.NOT_FOUND, REQUESTED, HELD);
    }

    @Test
    void expiresAtItsNewEndAndNotBefore() {
        refuses(new ExpireReservation(RESERVATION, END), ProblemCode.INVALID_STATE, REQUESTED, HELD, EXTENDED);
        happens(
                new ExpireReservation(RESERVATION, LATER),
                new ReservationExpired(RESERVATION, LATER),
                REQUESTED,
                HELD,
                EXTENDED);
    }

    @Test
    void isPaidUntilItsNewEndAndCancelledAsBefore() {
        happens(
                new StartPayment(RESERVATION, FAN, END),
                new ReservationPaymentStarted(RESERVATION, 1, END),
                REQUESTED,
                HELD,
                EXTENDED);
        refuses(new StartPayment(RESERVATION, FAN, LATER), ProblemCode.HOLD_EXPIRED, REQUESTED, HELD, EXTENDED);
        happens(
                new CancelReservation(RESERVATION, FAN, 100, END),
                new ReservationCancelled(RESERVATION, Money.ZERO, END),
                REQUESTED,
                HELD,
                EXTENDED);
    }

    @Test
    void isHeldUntilItsNewEndAfterAPaymentThatFailed() {
        FailPayment failure = new FailPayment(RESERVATION, 1, BookingFailure.INSUFFICIENT_FUNDS, NOW);
        happens(failure, FAILED, REQUESTED, HELD, EXTENDED, PAYING);
        happens(
                extend(1, NOW),
                EXTENDED,
                REQUESTED,
                HELD,
                PAYING,
                new ReservationPaymentFailed(RESERVATION, 1, BookingFailure.INSUFFICIENT_FUNDS, END, NOW));
    }

    private static ExtendHold extend(int number, Instant at) {
        return new ExtendHold(RESERVATION, FAN, ONCE, number, at);
    }

    private static QuoteHoldExtension quote(ExtensionTerms terms, Instant at) {
        return new QuoteHoldExtension(RESERVATION, FAN, terms, at);
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
}
