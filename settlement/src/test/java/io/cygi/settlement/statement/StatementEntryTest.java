package io.cygi.settlement.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementEntryTest {

    private static final ReservationId RESERVATION = new ReservationId(
            new ConcertId("01970000-0000-7000-8000-000000000001"), "01970000-0000-7000-8000-00000000000a");
    private static final List<SeatNumber> SEATS = List.of(SeatNumber.parse("A-1-1"), SeatNumber.parse("A-1-2"));
    private static final Instant PAID_AT = Instant.parse("2026-11-20T03:00:00Z");
    private static final Instant REFUNDED_AT = PAID_AT.plusSeconds(60);

    private final StatementEntry paid = StatementEntry.of(line(LineKind.PAYMENT, PAID_AT, 10_000));

    @Test
    void beginsWithThePayment() {
        assertThat(paid).isEqualTo(new StatementEntry(RESERVATION.uuid(), SEATS, 10_000, PAID_AT, null, null, 0, 0));
        assertThat(paid.refund()).isZero();
        assertThat(lines(paid)).containsExactly(line(LineKind.PAYMENT, PAID_AT, 10_000));
    }

    @ParameterizedTest
    @EnumSource(
            value = LineKind.class,
            names = {"REFUND", "FEE", "TAX"})
    void refusesToBeginWithAnotherLine(LineKind kind) {
        assertThatIllegalStateException()
                .isThrownBy(() -> StatementEntry.of(line(kind, PAID_AT, 1)))
                .withMessage(RESERVATION + " begins with a " + kind);
    }

    @Test
    void isPaidOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> paid.plus(line(LineKind.PAYMENT, PAID_AT, 1)))
                .withMessage("a reservation is paid once");
    }

    @Test
    void holdsAllLinesOfACancelledReservation() {
        List<StatementLine> all = List.of(
                line(LineKind.PAYMENT, PAID_AT, 10_000),
                line(LineKind.REFUND, REFUNDED_AT, 6_000),
                line(LineKind.FEE, REFUNDED_AT, 400),
                line(LineKind.TAX, REFUNDED_AT, 40));
        StatementEntry entry = paid.plus(all.get(1)).plus(all.get(2)).plus(all.get(3));

        assertThat(entry)
                .isEqualTo(
                        new StatementEntry(RESERVATION.uuid(), SEATS, 10_000, PAID_AT, 6_000L, REFUNDED_AT, 400, 40));
        assertThat(entry.refund()).isEqualTo(6_000);
        assertThat(lines(entry)).isEqualTo(all);
    }

    @Test
    void keepsALineForARefundOfZero() {
        StatementEntry entry = paid.plus(line(LineKind.REFUND, REFUNDED_AT, 0));

        assertThat(lines(entry))
                .containsExactly(line(LineKind.PAYMENT, PAID_AT, 10_000), line(LineKind.REFUND, REFUNDED_AT, 0));
    }

    @Test
    void datesTheFeeWithThePaymentIfThereIsNoRefund() {
        StatementEntry entry = paid.plus(line(LineKind.FEE, PAID_AT, 1)).plus(line(LineKind.TAX, PAID_AT, 1));

        assertThat(lines(entry))
                .containsExactly(
                        line(LineKind.PAYMENT, PAID_AT, 10_000),
                        line(LineKind.FEE, PAID_AT, 1),
                        line(LineKind.TAX, PAID_AT, 1));
    }

    private static List<StatementLine> lines(StatementEntry entry) {
        return entry.lines(RESERVATION.concertId(), "KRW");
    }

    private static StatementLine line(LineKind kind, Instant at, long amount) {
        return new StatementLine(kind, RESERVATION, at, SEATS, Money.krw(amount));
    }
}
