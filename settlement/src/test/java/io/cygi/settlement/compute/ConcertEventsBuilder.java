package io.cygi.settlement.compute;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the events of a concert in the order in which they are read. */
final class ConcertEventsBuilder {

    static final ConcertId CONCERT = new ConcertId("01970000-0000-7000-8000-000000000001");
    static final AccountId ORGANIZER = new AccountId("organizer-1");
    static final AccountId FAN = new AccountId("fan-1");
    static final Instant STARTS_AT = Instant.parse("2026-11-20T10:00:00Z");
    static final Instant ENDS_AT = STARTS_AT.plus(Duration.ofHours(2));
    static final Instant BOOKED_AT = STARTS_AT.minus(Duration.ofDays(30));

    private final List<Object> events = new ArrayList<>();
    private long reservations;

    static ConcertEventsBuilder scheduled() {
        ConcertEventsBuilder story = new ConcertEventsBuilder();
        story.events.add(new ConcertScheduled(CONCERT, ORGANIZER, details(), BOOKED_AT));
        story.events.add(new SalesOpened(CONCERT, BOOKED_AT));
        return story;
    }

    static ConcertEventsBuilder closed() {
        ConcertEventsBuilder story = scheduled();
        story.events.add(new SalesClosed(CONCERT, STARTS_AT));
        story.events.add(new ConcertClosed(CONCERT, ENDS_AT));
        return story;
    }

    static ConcertEventsBuilder cancelled() {
        ConcertEventsBuilder story = scheduled();
        story.events.add(new ConcertCancelled(CONCERT, "The singer has lost her voice.", STARTS_AT));
        return story;
    }

    List<Object> events() {
        return events;
    }

    ConcertEventsBuilder add(Object event) {
        events.add(event);
        return this;
    }

    /** {@return the reservation that was just written} */
    ReservationId latest() {
        return new ReservationId(CONCERT, "01970000-0000-7000-9000-%012x".formatted(reservations));
    }

    ConcertEventsBuilder requested(long... prices) {
        reservations++;
        List<PricedSeat> seats = seats(prices);
        Money total = seats.stream().map(PricedSeat::price).reduce(Money.krw(0), Money::plus);
        return add(new ReservationRequested(latest(), FAN, seats, total, true, 4, BOOKED_AT, BOOKED_AT))
                .add(new ReservationHeld(latest(), BOOKED_AT, true, BOOKED_AT));
    }

    /** Confirms reservations. Every second one is paid with a second attempt, after the first one has failed. */
    ConcertEventsBuilder confirmed(long... prices) {
        requested(prices);
        if (reservations % 2 == 0) {
            paymentFailed().add(new ReservationPaymentStarted(latest(), 2, BOOKED_AT));
        }
        return add(new ReservationConfirmed(latest(), BOOKED_AT));
    }

    ConcertEventsBuilder paymentFailed() {
        return add(new ReservationPaymentFailed(
                latest(), 1, BookingFailure.INSUFFICIENT_FUNDS, BOOKED_AT.plusSeconds(300), BOOKED_AT));
    }

    ConcertEventsBuilder rejected(long... prices) {
        return requested(prices)
                .add(new ReservationRejected(latest(), BookingFailure.INSUFFICIENT_FUNDS, List.of(), true, BOOKED_AT));
    }

    ConcertEventsBuilder expired(long... prices) {
        return requested(prices).paymentFailed().add(new ReservationExpired(latest(), BOOKED_AT));
    }

    ConcertEventsBuilder cancelling(long refund, Instant at) {
        return add(new CancellationStarted(latest(), FAN, seats(1), Money.krw(refund), at));
    }

    ConcertEventsBuilder cancelledBy(long refund, Instant at) {
        return cancelling(refund, at)
                .add(new ReservationCancelled(latest(), Money.krw(refund), at.plus(Duration.ofSeconds(1))));
    }

    private List<PricedSeat> seats(long... prices) {
        List<PricedSeat> seats = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            seats.add(
                    new PricedSeat(new SeatNumber("A", 1 + (int) (reservations % 9_999), i + 1), Money.krw(prices[i])));
        }
        return seats;
    }

    private static ConcertDetails details() {
        return new ConcertDetails(
                "A night of songs",
                "",
                "A hall",
                STARTS_AT,
                ENDS_AT,
                BOOKED_AT,
                STARTS_AT,
                4,
                300,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.OFF,
                List.of(new Section("A", Money.krw(10_000), 1_000, 200)));
    }
}
