package io.cygi.settlement.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHoldExtended;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservationOutcomeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(300);
    private static final ReservationId RESERVATION = new ReservationId(
            new ConcertId("0195a000-0000-7000-8000-000000000001"), "0195a000-0000-7000-8000-00000000000a");

    @Test
    void costsNothingToExtendAHold() {
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
}
