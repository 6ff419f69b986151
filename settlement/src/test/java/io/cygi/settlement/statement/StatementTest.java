package io.cygi.settlement.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementTest {

    private static final ConcertId CONCERT = new ConcertId("01970000-0000-7000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");

    @Test
    void isIdentifiedByItsConcert() {
        SettlementId id = SettlementId.of(CONCERT);

        // The value is spelt out, because existing statements and payouts have it.
        assertThat(id).hasToString("6c40deca-9c64-5dbb-822e-d58f1d6f4ee0");
        assertThat(SettlementId.of(new ConcertId("01970000-0000-7000-8000-000000000002")))
                .isNotEqualTo(id);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SettlementStatement(
                        id,
                        concert("01970000-0000-7000-8000-000000000002", Outcome.CLOSED),
                        1,
                        events(),
                        Totals.none("KRW"),
                        0));
    }

    @Test
    void hasItsLinesInTheOrderOfReservationsAndThenOfKinds() {
        StatementLine first = line("01970000-0000-7000-8000-00000000000a", LineKind.values()[1]);
        StatementLine second = line("01970000-0000-7000-8000-00000000000b", LineKind.values()[0]);
        StatementLine third = line("01970000-0000-7000-8000-00000000000b", LineKind.values()[1]);

        assertThat(Stream.of(third, second, first).sorted(StatementLine.ORDER)).containsExactly(first, second, third);
    }

    private static StatementLine line(String reservation, LineKind kind) {
        return new StatementLine(
                kind, new ReservationId(CONCERT, reservation), NOON, List.of(SeatNumber.parse("A-1-1")), Money.krw(1));
    }

    @Test
    void computesTheNetAndRefusesAnotherOne() {
        Totals totals = Totals.of(Money.krw(100), Money.krw(30), Money.krw(10), Money.krw(1));

        assertThat(totals.net()).isEqualTo(Money.krw(59));
        assertThat(totals.plus(totals).net()).isEqualTo(Money.krw(118));
        assertThat(totals.plus(Totals.none("KRW"))).isEqualTo(totals);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Totals(Money.krw(100), Money.krw(30), Money.krw(10), Money.krw(1), Money.krw(60)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Totals.of(Money.krw(10), Money.krw(11), Money.krw(0), Money.krw(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Totals.of(Money.krw(10), Money.krw(1), Money.krw(-1), Money.krw(0)));
    }

    @Test
    void paysNothingForACancelledConcert() {
        Totals something = Totals.of(Money.krw(10), Money.krw(0), Money.krw(0), Money.krw(0));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SettlementStatement.of(concert(CONCERT.value(), Outcome.CANCELLED), 1, events(), something, 1));
    }

    @Test
    void refusesARangeThatCannotHoldItsEvents() {
        assertThat(new EventRange(7, 7, 1, "0".repeat(64)).count()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> new EventRange(7, 8, 3, "0".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventRange(7, 6, 1, "0".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventRange(7, 8, 0, "0".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventRange(7, 8, 2, "F".repeat(64)));
    }

    @Test
    void copiesTheSeatsAndSignsTheAmountOfALine() {
        List<SeatNumber> seats = new ArrayList<>(List.of(SeatNumber.parse("A-1-1")));
        StatementLine line = line(LineKind.FEE, seats, Money.krw(5));
        seats.clear();

        assertThat(line.seats()).hasSize(1);
        assertThat(line.signedAmount()).isEqualTo(Money.krw(-5));
        assertThat(StatementLine.ORDER.compare(line, line(LineKind.PAYMENT, line.seats(), Money.krw(1))))
                .isPositive();
        assertThat(line(LineKind.PAYMENT, line.seats(), Money.krw(5)).signedAmount())
                .isEqualTo(Money.krw(5));
        assertThatIllegalArgumentException().isThrownBy(() -> line(LineKind.FEE, List.of(), Money.krw(5)));
        assertThatIllegalArgumentException().isThrownBy(() -> line(LineKind.FEE, line.seats(), Money.krw(-5)));
    }

    private static StatementLine line(LineKind kind, List<SeatNumber> seats, Money amount) {
        return new StatementLine(
                kind, new ReservationId(CONCERT, "01970000-0000-7000-8000-00000000000a"), NOON, seats, amount);
    }

    private static SettledConcert concert(String id, Outcome outcome) {
        return new SettledConcert(
                new ConcertId(id),
                new AccountId("organizer-1"),
                "A concert",
                "A venue",
                NOON.minusSeconds(7_200),
                NOON,
                outcome,
                NOON);
    }

    private static EventRange events() {
        return new EventRange(1, 10, 5, "a".repeat(64));
    }
}
