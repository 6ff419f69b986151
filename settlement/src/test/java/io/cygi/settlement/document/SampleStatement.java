package io.cygi.settlement.document;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.LineKind;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.statement.StatementLine;
import io.cygi.settlement.statement.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A sample statement with a given number of reservations, every third of them cancelled late. None of its lines is kept
 * in memory.
 */
final class SampleStatement {

    static final String TITLE = "밤하늘의 콘서트 2026: \"뷁\" & Näht, 서울의 밤";

    private static final ConcertId CONCERT = new ConcertId("01970000-0000-7000-8000-000000000001");
    private static final Instant STARTS_AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final long PRICE = 55_000;

    private final String title;
    private final long reservations;

    SampleStatement(String title, long reservations) {
        this.title = title;
        this.reservations = reservations;
    }

    SettlementStatement statement() {
        Map<LineKind, Long> sums = new EnumMap<>(LineKind.class);
        long count = 0;
        for (Iterator<StatementLine> lines = lines(); lines.hasNext(); count++) {
            StatementLine line = lines.next();
            sums.merge(line.kind(), line.amount().amount(), Long::sum);
        }
        Totals totals = Totals.of(
                sum(sums, LineKind.PAYMENT),
                sum(sums, LineKind.REFUND),
                sum(sums, LineKind.FEE),
                sum(sums, LineKind.TAX));
        return SettlementStatement.of(
                concert(), 3, new EventRange(1_204, 98_711, 40_001, "0a1b2c3d".repeat(8)), totals, count);
    }

    private static Money sum(Map<LineKind, Long> sums, LineKind kind) {
        return Money.krw(sums.getOrDefault(kind, 0L));
    }

    Iterator<StatementLine> lines() {
        return LongStream.range(0, reservations)
                .boxed()
                .flatMap(SampleStatement::linesOf)
                .iterator();
    }

    private SettledConcert concert() {
        return new SettledConcert(
                CONCERT,
                new AccountId("organizer-1"),
                title,
                "올림픽홀",
                STARTS_AT,
                STARTS_AT.plusSeconds(9_000),
                Outcome.CLOSED,
                STARTS_AT.plusSeconds(9_001));
    }

    private static Stream<StatementLine> linesOf(long number) {
        ReservationId id = new ReservationId(CONCERT, "01970000-0000-7000-9000-%012x".formatted(number));
        Instant at = STARTS_AT.minusSeconds(3_000_000 - number);
        List<SeatNumber> seats = seats(number);
        long paid = PRICE * seats.size();
        if (number % 3 == 2) {
            return Stream.of(
                    line(LineKind.PAYMENT, id, at, seats, paid),
                    line(LineKind.REFUND, id, at.plusSeconds(60), seats, paid / 2),
                    line(LineKind.FEE, id, at.plusSeconds(60), seats, paid / 10),
                    line(LineKind.TAX, id, at.plusSeconds(60), seats, paid / 100));
        }
        return Stream.of(
                line(LineKind.PAYMENT, id, at, seats, paid),
                line(LineKind.FEE, id, at, seats, paid / 20),
                line(LineKind.TAX, id, at, seats, paid / 200));
    }

    private static List<SeatNumber> seats(long number) {
        List<SeatNumber> seats = new ArrayList<>();
        for (int i = 0; i <= number % 5 * 2; i++) {
            seats.add(new SeatNumber(number % 2 == 0 ? "A" : "스탠딩", 1 + (int) (number % 1_000), i + 1));
        }
        return seats;
    }

    private static StatementLine line(
            LineKind kind, ReservationId id, Instant at, List<SeatNumber> seats, long amount) {
        return new StatementLine(kind, id, at, seats, Money.krw(amount));
    }
}
