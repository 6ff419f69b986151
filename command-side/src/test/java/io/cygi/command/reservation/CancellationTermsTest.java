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
import io.cygi.contracts.reservation.CancellationTerms;
import io.cygi.contracts.reservation.CancellationTerms.Effect;
import io.cygi.contracts.reservation.ReservationCommand.QuoteCancellation;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.Money;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** A reservation answers the effect of a cancellation without being cancelled. */
class CancellationTermsTest {

    private static final Instant HOLD_UNTIL = NOW.plusSeconds(300);
    private static final ReservationRequested REQUESTED =
            new ReservationRequested(RESERVATION, FAN, TWO_SEATS, Money.krw(110_000), false, 4, HOLD_UNTIL, NOW);
    private static final ReservationHeld HELD = new ReservationHeld(RESERVATION, HOLD_UNTIL, false, NOW);
    private static final ReservationPaymentStarted PAYING = new ReservationPaymentStarted(RESERVATION, 1, NOW);
    private static final ReservationConfirmed CONFIRMED = new ReservationConfirmed(RESERVATION, NOW);
    private static final CancellationTerms NOTHING = new CancellationTerms(Effect.NONE, Money.ZERO, null);

    private final AggregateTestFixture<Reservation> reservation = Samples.fixture(Reservation.class);

    @Test
    void releaseTheSeatsOfAHold() {
        quotes(new CancellationTerms(Effect.RELEASE, Money.ZERO, HOLD_UNTIL), REQUESTED, HELD);
    }

    @Test
    void refundAPaidReservationByThePolicy() {
        quotes(new CancellationTerms(Effect.REFUND, Money.krw(55_000), null), REQUESTED, HELD, PAYING, CONFIRMED);
    }

    @Test
    void areEmptyForEveryOtherState() {
        quotes(NOTHING, REQUESTED);
        quotes(NOTHING, REQUESTED, HELD, PAYING);
        quotes(
                NOTHING,
                REQUESTED,
                HELD,
                PAYING,
                CONFIRMED,
                new CancellationStarted(RESERVATION, FAN, TWO_SEATS, Money.krw(55_000), NOW));
        quotes(NOTHING, REQUESTED, HELD, new ReservationExpired(RESERVATION, HOLD_UNTIL));
        quotes(
                NOTHING,
                REQUESTED,
                new ReservationRejected(RESERVATION, BookingFailure.SEAT_TAKEN, List.of(A11), false, NOW));
    }

    @Test
    void areAnsweredToTheFanOnly() {
        reservation
                .given(REQUESTED, HELD)
                .when(new QuoteCancellation(RESERVATION, OTHER_FAN, 50))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.NOT_FOUND));
    }

    private void quotes(CancellationTerms terms, ReservationEvent... given) {
        reservation
                .given((Object[]) given)
                .when(new QuoteCancellation(RESERVATION, FAN, 50))
                .expectNoEvents()
                .expectResultMessagePayload(terms);
    }
}
