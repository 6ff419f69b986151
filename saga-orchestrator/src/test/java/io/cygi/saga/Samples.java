package io.cygi.saga;

import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.WalletId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Sample identifiers and values for the tests of the sagas. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final ConcertId CONCERT = new ConcertId("0195a000-0000-7000-8000-000000000001");
    public static final ReservationId RESERVATION = new ReservationId(CONCERT, "0195a000-0000-7000-8000-00000000000a");
    public static final AccountId FAN = new AccountId("fan-1");
    public static final AllowanceId ALLOWANCE = new AllowanceId(CONCERT, FAN);
    public static final WalletId WALLET = new WalletId(FAN);
    public static final Money TOTAL = Money.krw(110_000);
    public static final Instant HOLD_UNTIL = NOW.plusSeconds(300);
    public static final List<PricedSeat> TWO_SEATS = List.of(
            new PricedSeat(SeatNumber.parse("A-1-1"), Money.krw(55_000)),
            new PricedSeat(SeatNumber.parse("A-1-2"), Money.krw(55_000)));
    public static final SeatId FIRST_SEAT = new SeatId(CONCERT, TWO_SEATS.get(0).seat());
    public static final SeatId SECOND_SEAT =
            new SeatId(CONCERT, TWO_SEATS.get(1).seat());

    private Samples() {}

    public static ReservationRequested requested(boolean handsFree) {
        return new ReservationRequested(RESERVATION, FAN, TWO_SEATS, TOTAL, handsFree, 4, HOLD_UNTIL, NOW);
    }
}
