package io.cygi.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    private static final String CONCERT = "0195a000-0000-7000-8000-000000000001";
    private static final String OTHER = "0195a000-0000-7000-8000-00000000000a";

    @Test
    void beginWithTheIdentifierOfTheConcert() {
        ConcertId concert = new ConcertId(CONCERT);
        assertThat(new SeatId(concert, SeatNumber.parse("A-3-12"))).hasToString(CONCERT + "/seat/A-3-12");
        assertThat(new ReservationId(concert, OTHER)).hasToString(CONCERT + "/reservation/" + OTHER);
        assertThat(new AllowanceId(concert, new AccountId("fan-1"))).hasToString(CONCERT + "/allowance/fan-1");
    }

    @Test
    void areReadBackFromTheirText() {
        ReservationId reservation = new ReservationId(new ConcertId(CONCERT), OTHER);
        assertThat(ReservationId.parse(reservation.toString())).isEqualTo(reservation);
        assertThat(ReservationId.ofHandle(reservation.handle())).isEqualTo(reservation);
        SeatId seat = new SeatId(new ConcertId(CONCERT), new SeatNumber("R석", 3, 12));
        assertThat(SeatId.parse(seat.toString())).isEqualTo(seat);
        WalletId wallet = new WalletId(new AccountId("fan-1"));
        assertThat(WalletId.parse(wallet.toString())).isEqualTo(wallet);
        AllowanceId allowance = new AllowanceId(new ConcertId(CONCERT), new AccountId("fan-1"));
        assertThat(AllowanceId.parse(allowance.toString())).isEqualTo(allowance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "A-1",
                "A-0-1",
                "A-1-0",
                "A-01-1",
                "A-1-10000",
                "A--1",
                "-1-1",
                "A-1-1-1",
                "A-1-1 ",
                "A b-1-1",
                "'--1-1",
                "A-x-1",
                "😀-1-1",
                "aaaaaaaaaaaaaaaaaaaaa-1-1"
            })
    void refusesTextThatIsNoSeat(String text) {
        assertThatThrownBy(() -> SeatNumber.requested(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Bounds of a section's name have been tightened before, and history names seats of before. */
    @ParameterizedTest
    @ValueSource(
            strings = {"A b-1-1", "A-B-1-1", "'-1-1", "😀-1-1", "\u3164-1-1", "A\u0301-1-1", "aaaaaaaaaaaaaaaaaaaaa-1-1"
            })
    void readsAStoredSeatWithAnyNameOfItsSection(String text) {
        assertThat(SeatNumber.parse(text)).hasToString(text);
        assertThat(SeatId.parse(CONCERT + "/seat/" + text)).hasToString(CONCERT + "/seat/" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "A-1", "-1-1", "A-0-1", "A-1-0", "A-01-1", "A-1-10000", "A-x-1", "A-1-1 "})
    void aStoredSeatHasARowAndANumber(String text) {
        assertThatThrownBy(() -> SeatNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Fan-1", "-fan", "fan 1", "fan/1", "팬-1", "fan-1\n"})
    void refusesTextThatIsNoAccount(String text) {
        assertThatThrownBy(() -> new AccountId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersSeatsByRowAndNumberNumerically() {
        assertThat(SeatNumber.parse("A-2-9")).isLessThan(SeatNumber.parse("A-2-10"));
        assertThat(SeatNumber.parse("A-9-1")).isLessThan(SeatNumber.parse("A-10-1"));
    }
}
