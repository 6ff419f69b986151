package io.cygi.query;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.seat.SeatEvent.SeatHeld;
import io.cygi.contracts.seat.SeatEvent.SeatReleased;
import io.cygi.contracts.seat.SeatEvent.SeatSold;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.TimeOrderedIds;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Sample events. */
final class Samples {

    static final Instant NOON = Instant.parse("2030-05-01T12:00:00Z");
    static final Money PRICE_A = Money.krw(50_000);
    static final Money PRICE_B = Money.krw(30_000);

    private Samples() {}

    static ConcertId concertId() {
        return new ConcertId(TimeOrderedIds.next());
    }

    static ReservationId reservationId(ConcertId concertId) {
        return new ReservationId(concertId, TimeOrderedIds.next());
    }

    /** {@return details of a concert: section A has 2 rows of 3 seats, section B one row of 4} */
    static ConcertDetails details(String title, Instant startsAt) {
        return new ConcertDetails(
                title,
                "Loud.",
                "Olympic Hall",
                startsAt,
                startsAt.plusSeconds(7_200),
                NOON.minusSeconds(86_400),
                startsAt,
                4,
                300,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.OFF,
                List.of(new Section("A", PRICE_A, 2, 3), new Section("B", PRICE_B, 1, 4)));
    }

    static ConcertScheduled scheduled(ConcertId concertId, String organizer, String title, Instant startsAt) {
        return new ConcertScheduled(concertId, new AccountId(organizer), details(title, startsAt), NOON);
    }

    static SeatId seat(ConcertId concertId, String seat) {
        return new SeatId(concertId, SeatNumber.parse(seat));
    }

    static SeatHeld held(ReservationId reservationId, String seat, Instant at) {
        return new SeatHeld(reservationId.concertId(), SeatNumber.parse(seat), reservationId, at.plusSeconds(300), at);
    }

    static SeatSold sold(ReservationId reservationId, String seat, Instant at) {
        return new SeatSold(reservationId.concertId(), SeatNumber.parse(seat), reservationId, at);
    }

    static SeatReleased released(ReservationId reservationId, String seat, Instant at) {
        return new SeatReleased(reservationId.concertId(), SeatNumber.parse(seat), reservationId, at);
    }

    static ReservationRequested requested(ReservationId reservationId, String fan, Instant at, String... seats) {
        List<PricedSeat> priced = Stream.of(seats)
                .map(SeatNumber::parse)
                .map(seat -> new PricedSeat(seat, seat.section().equals("A") ? PRICE_A : PRICE_B))
                .toList();
        Money total = priced.stream().map(PricedSeat::price).reduce(Money.ZERO, Money::plus);
        return new ReservationRequested(
                reservationId, new AccountId(fan), priced, total, false, 4, at.plusSeconds(300), at);
    }
}
