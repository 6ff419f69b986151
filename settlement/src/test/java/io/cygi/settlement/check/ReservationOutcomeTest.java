package io.cygi.settlement.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHoldExtended;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.store.history.StoredEvent;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationOutcomeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(300);
    private static final ReservationId RESERVATION = new ReservationId(
            new ConcertId("0195a000-0000-7000-8000-000000000001"), "0195a000-0000-7000-8000-00000000000a");

    @Test
    void isNotChargedForAnExtensionOfAHold() {
        ReservationOutcome held = ReservationOutcome.open(new ReservationRequested(
                        RESERVATION,
                        new AccountId("fan-1"),
                        List.of(new PricedSeat(SeatNumber.parse("A-1-1"), Money.krw(1_000))),
                        Money.krw(1_000),
                        false,
                        4,
                        END,
                        NOW))
                .after(new ReservationHeld(RESERVATION, END, false, NOW));

        ReservationOutcome extended =
                held.after(new ReservationHoldExtended(RESERVATION, 1, END.plusSeconds(300), NOW));

        assertThat(extended).isEqualTo(held);
        assertThat(extended.after(new ReservationExpired(RESERVATION, END)).state())
                .isEqualTo(OutcomeState.EXPIRED);
    }

    @Test
    void isChargedOnceAPaymentBegins() {
        ReservationOutcome requested = requested(1_000);
        assertThat(requested.charged()).isFalse();
        assertThat(requested.after(new ReservationHeld(RESERVATION, END, false, NOW)))
                .isEqualTo(outcome(OutcomeState.HELD, false, null, 0, null));
        assertThat(requested.after(new ReservationHeld(RESERVATION, END, true, NOW)))
                .isEqualTo(outcome(OutcomeState.PAYING, true, null, 0, null));
        assertThat(requested
                        .after(new ReservationHeld(RESERVATION, END, false, NOW))
                        .after(new ReservationPaymentStarted(RESERVATION, 1, NOW)))
                .isEqualTo(outcome(OutcomeState.PAYING, true, null, 0, null));
    }

    @Test
    void staysChargedAfterAPaymentThatFailed() {
        ReservationOutcome failed = requested(1_000)
                .after(new ReservationHeld(RESERVATION, END, true, NOW))
                .after(new ReservationPaymentFailed(RESERVATION, 1, BookingFailure.INSUFFICIENT_FUNDS, END, NOW));

        assertThat(failed).isEqualTo(outcome(OutcomeState.HELD, true, null, 0, null));
        assertThat(failed.after(new ReservationHeld(RESERVATION, END, false, NOW))
                        .charged())
                .isTrue();
        assertThat(failed.after(new ReservationExpired(RESERVATION, END)))
                .isEqualTo(outcome(OutcomeState.EXPIRED, true, null, 0, null));
    }

    @Test
    void isPaidFromItsConfirmationOn() {
        ReservationOutcome confirmed = requested(1_000).after(new ReservationConfirmed(RESERVATION, NOW));

        assertThat(confirmed).isEqualTo(outcome(OutcomeState.CONFIRMED, true, NOW, 0, null));
        assertThat(confirmed.paid()).isTrue();
        assertThat(requested(1_000).paid()).isFalse();
        assertThat(requested(0)
                        .after(new ReservationConfirmed(RESERVATION, NOW))
                        .paid())
                .isFalse();
    }

    @Test
    void keepsItsPaymentAndItsRefundAfterACancellation() {
        ReservationOutcome cancelling = requested(1_000)
                .after(new ReservationConfirmed(RESERVATION, NOW))
                .after(new CancellationStarted(RESERVATION, new AccountId("fan-1"), List.of(), Money.krw(700), END));
        ReservationOutcome cancelled = cancelling.after(new ReservationCancelled(RESERVATION, Money.krw(700), END));

        assertThat(cancelling).isEqualTo(outcome(OutcomeState.CANCELLING, true, NOW, 0, null));
        assertThat(cancelled).isEqualTo(outcome(OutcomeState.CANCELLED, true, NOW, 700, END));
        assertThat(cancelled.paid()).isTrue();
    }

    @Test
    void hasNoRefundWithoutAPayment() {
        assertThat(requested(1_000).after(new ReservationCancelled(RESERVATION, Money.krw(0), END)))
                .isEqualTo(outcome(OutcomeState.CANCELLED, false, null, 0, null));
        assertThat(requested(1_000)
                        .after(new ReservationRejected(
                                RESERVATION, BookingFailure.INSUFFICIENT_FUNDS, List.of(), true, NOW)))
                .isEqualTo(outcome(OutcomeState.REJECTED, false, null, 0, null));
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, false",
        "HELD, false",
        "PAYING, false",
        "CONFIRMED, true",
        "CANCELLING, false",
        "CANCELLED, true",
        "EXPIRED, true",
        "REJECTED, true"
    })
    void isSettledInFinalStatesOnly(OutcomeState state, boolean settled) {
        assertThat(state.settled()).isEqualTo(settled);
    }

    @Test
    void isReadAcrossPages() {
        StoredEvent any = new StoredEvent(1, "a", 0, "e", "T", "1", "2026-03-01T00:00:00.000Z", new byte[0]);
        ReservationId second = new ReservationId(RESERVATION.concertId(), "0195a000-0000-7000-8000-00000000000b");
        List<List<Object>> pages = List.of(
                List.of(request(RESERVATION, 1_000)),
                List.of(new ReservationConfirmed(RESERVATION, NOW), request(second, 2_000)),
                List.of());
        Iterator<List<Object>> next = pages.iterator();
        ReservationOutcomeReader reader = new ReservationOutcomeReader(page -> next.next());

        assertThat(reader.take(List.of(any), false)).isEmpty();
        assertThat(reader.take(List.of(any), false))
                .containsExactly(outcome(OutcomeState.CONFIRMED, true, NOW, 0, null));
        assertThat(reader.take(List.of(), true)).singleElement().satisfies(last -> assertThat(last.reservationId())
                .isEqualTo(second.uuid()));
    }

    @Test
    void refusesEventsWithoutARequest() {
        ReservationId second = new ReservationId(RESERVATION.concertId(), "0195a000-0000-7000-8000-00000000000b");
        ReservationConfirmed confirmed = new ReservationConfirmed(second, NOW);
        ReservationOutcomeReader fromNothing = new ReservationOutcomeReader(page -> List.of(confirmed));
        ReservationOutcomeReader fromAnother =
                new ReservationOutcomeReader(page -> List.of(request(RESERVATION, 1_000), confirmed));

        assertThatIllegalStateException()
                .isThrownBy(() -> fromNothing.take(List.of(), false))
                .withMessage(second + " does not begin with its request");
        assertThatIllegalStateException()
                .isThrownBy(() -> fromAnother.take(List.of(), false))
                .withMessage(second + " does not begin with its request");
    }

    @Test
    void isEmptyWithoutEvents() {
        assertThat(new ReservationOutcomeReader(page -> List.of()).take(List.of(), true))
                .isEmpty();
    }

    private static ReservationRequested request(ReservationId id, long total) {
        return new ReservationRequested(
                id,
                new AccountId("fan-1"),
                List.of(new PricedSeat(SeatNumber.parse("A-1-1"), Money.krw(total))),
                Money.krw(total),
                false,
                4,
                END,
                NOW);
    }

    private static ReservationOutcome requested(long total) {
        return ReservationOutcome.open(request(RESERVATION, total));
    }

    private static ReservationOutcome outcome(
            OutcomeState state,
            boolean charged,
            @Nullable Instant paidAt,
            long refunded,
            @Nullable Instant cancelledAt) {
        return new ReservationOutcome(
                RESERVATION.uuid(),
                new AccountId("fan-1"),
                state,
                List.of(SeatNumber.parse("A-1-1")),
                1_000,
                charged,
                paidAt,
                refunded,
                cancelledAt);
    }
}
