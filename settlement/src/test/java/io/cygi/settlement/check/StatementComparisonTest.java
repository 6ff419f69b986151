package io.cygi.settlement.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.check.WalletLedger.Movement;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.statement.StatementEntry;
import io.cygi.settlement.statement.Totals;
import io.cygi.settlement.store.Finding;
import io.cygi.settlement.store.FindingKind;
import io.cygi.settlement.store.StatementEntryReader.Sums;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatementComparisonTest {

    private static final ConcertId CONCERT = new ConcertId("01970000-0000-7000-8000-000000000001");
    private static final String R1 = "01970000-0000-7000-9000-000000000001";
    private static final String R2 = "01970000-0000-7000-9000-000000000002";
    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");

    private final StatementComparison comparison = new StatementComparison(CONCERT);

    @Test
    void findsNothingIfAllAgree() {
        List<StatementEntry> stated = List.of(entry(R1, 10_000, null), entry(R2, 20_000, 15_000L));
        List<ReservationOutcome> now = List.of(
                outcome(R1, OutcomeState.CONFIRMED, 10_000, true, 0),
                outcome(R2, OutcomeState.CANCELLED, 20_000, true, 15_000));

        assertThat(compare(stated, now, Map.of(R1, new Movement(10_000, 0), R2, new Movement(20_000, 15_000))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = OutcomeState.class,
            names = {"REQUESTED", "HELD", "PAYING", "CANCELLING"})
    void findsOnlyThatAReservationIsNotFinal(OutcomeState state) {
        assertThat(compare(
                        List.of(entry(R1, 10_000, null)),
                        List.of(outcome(R1, state, 20_000, true, 5)),
                        Map.of(R1, new Movement(1, 1))))
                .containsExactly(new Finding(
                        FindingKind.RESERVATION_NOT_FINAL,
                        R1,
                        null,
                        null,
                        "The reservation is in the middle of something; the concert is settled once it is not."));
    }

    @Test
    void findsAnotherPaymentOfTheReservationAndTheWallet() {
        assertThat(compare(
                        List.of(entry(R1, 10_000, null)),
                        List.of(outcome(R1, OutcomeState.CONFIRMED, 9_000, true, 0)),
                        Map.of(R1, new Movement(8_000, 0))))
                .containsExactly(
                        finding(FindingKind.PAYMENT_DIFFERS, R1, 10_000, 9_000, "reservation says another payment"),
                        finding(FindingKind.PAYMENT_DIFFERS, R1, 10_000, 8_000, "wallet says another payment"));
    }

    @Test
    void findsAnotherRefundOfTheReservationAndTheWallet() {
        assertThat(compare(
                        List.of(entry(R1, 10_000, 4_000L)),
                        List.of(outcome(R1, OutcomeState.CANCELLED, 10_000, true, 3_000)),
                        Map.of(R1, new Movement(10_000, 2_000))))
                .containsExactly(
                        finding(FindingKind.REFUND_DIFFERS, R1, 4_000, 3_000, "reservation says another refund"),
                        finding(FindingKind.REFUND_DIFFERS, R1, 4_000, 2_000, "wallet says another refund"));
    }

    @Test
    void findsAPaidReservationWithoutAnEntry() {
        assertThat(compare(
                        List.of(),
                        List.of(outcome(R1, OutcomeState.CONFIRMED, 10_000, true, 0)),
                        Map.of(R1, new Movement(10_000, 0))))
                .containsExactly(
                        finding(FindingKind.PAYMENT_DIFFERS, R1, 0, 10_000, "reservation says another payment"),
                        finding(FindingKind.PAYMENT_DIFFERS, R1, 0, 10_000, "wallet says another payment"));
    }

    @Test
    void findsAnEntryWithoutAReservation() {
        assertThat(compare(List.of(entry(R1, 10_000, null), entry(R2, 20_000, null)), List.of(), Map.of()))
                .containsExactly(
                        finding(FindingKind.PAYMENT_DIFFERS, R1, 10_000, 0, "reservation says another payment"),
                        finding(FindingKind.PAYMENT_DIFFERS, R2, 20_000, 0, "reservation says another payment"));
    }

    @Test
    void findsAWalletThatPaidNothingForAStatedReservation() {
        assertThat(compare(
                        List.of(entry(R1, 10_000, null)),
                        List.of(outcome(R1, OutcomeState.CONFIRMED, 10_000, true, 0)),
                        Map.of()))
                .containsExactly(finding(FindingKind.PAYMENT_DIFFERS, R1, 10_000, 0, "wallet says another payment"));
    }

    @Test
    void ignoresAFullyRefundedPayment() {
        assertThat(compare(
                        List.of(),
                        List.of(outcome(R1, OutcomeState.REJECTED, 10_000, false, 0)),
                        Map.of(R1, new Movement(10_000, 10_000))))
                .isEmpty();
    }

    @Test
    void findsAPartlyRefundedPayment() {
        assertThat(compare(
                        List.of(),
                        List.of(outcome(R1, OutcomeState.REJECTED, 10_000, false, 0)),
                        Map.of(R1, new Movement(10_000, 9_999))))
                .containsExactly(
                        finding(FindingKind.PAYMENT_DIFFERS, R1, 0, 10_000, "wallet says another payment"),
                        finding(FindingKind.REFUND_DIFFERS, R1, 0, 9_999, "wallet says another refund"));
    }

    @Test
    void findsAnEntryOfAFullyRefundedPayment() {
        assertThat(compare(
                        List.of(entry(R1, 10_000, null)),
                        List.of(outcome(R1, OutcomeState.CONFIRMED, 10_000, true, 0)),
                        Map.of(R1, new Movement(10_000, 10_000))))
                .containsExactly(finding(FindingKind.REFUND_DIFFERS, R1, 0, 10_000, "wallet says another refund"));
    }

    @Test
    void findsNothingIfTheSumsAreTheTotals() {
        assertThat(comparison.totals(statement(), new Sums(4, 100, 30, 10, 1), 5))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 100, 30, 10, 1, 59",
        "4, 101, 30, 10, 1, 60",
        "4, 100, 31, 10, 1, 58",
        "4, 100, 30, 9, 1, 60",
        "4, 100, 30, 10, 2, 58"
    })
    void findsSumsThatAreNotTheTotals(long lines, long gross, long refunds, long fee, long tax, String net) {
        assertThat(comparison.totals(statement(), new Sums(lines, gross, refunds, fee, tax), 5))
                .containsExactly(new Finding(
                        FindingKind.TOTALS_DIFFER,
                        null,
                        "59",
                        net,
                        "The statement's totals are not the sum of its lines."));
    }

    @ParameterizedTest
    @CsvSource({"4", "6"})
    void findsAnotherNumberOfEvents(long count) {
        assertThat(comparison.totals(statement(), new Sums(4, 100, 30, 10, 1), count))
                .containsExactly(
                        new Finding(
                                FindingKind.EVENTS_DIFFER,
                                null,
                                "5",
                                Long.toString(count),
                                "An event of the concert was stored late, below the last one that the statement was computed from."));
    }

    private List<Finding> compare(
            List<StatementEntry> stated, List<ReservationOutcome> now, Map<String, Movement> moved) {
        return comparison.reservations(stated, new CheckConcertTasklet.Found(now, moved, true));
    }

    private static Finding finding(FindingKind kind, String reservation, long expected, long found, String what) {
        return new Finding(
                kind,
                reservation,
                Long.toString(expected),
                Long.toString(found),
                "The " + what + " than the statement.");
    }

    private static StatementEntry entry(String reservation, long paid, @Nullable Long refunded) {
        return new StatementEntry(
                reservation,
                List.of(SeatNumber.parse("A-1-1")),
                paid,
                NOON,
                refunded,
                refunded == null ? null : NOON,
                0,
                0);
    }

    private static ReservationOutcome outcome(
            String reservation, OutcomeState state, long total, boolean confirmed, long refunded) {
        return new ReservationOutcome(
                reservation,
                new AccountId("fan-1"),
                state,
                List.of(SeatNumber.parse("A-1-1")),
                total,
                true,
                confirmed ? NOON : null,
                refunded,
                null);
    }

    private static SettlementStatement statement() {
        SettledConcert concert = new SettledConcert(
                CONCERT, new AccountId("organizer-1"), "A", "B", NOON.minusSeconds(60), NOON, Outcome.CLOSED, NOON);
        return SettlementStatement.of(
                concert,
                1,
                new EventRange(1, 10, 5, "a".repeat(64)),
                Totals.of(Money.krw(100), Money.krw(30), Money.krw(10), Money.krw(1)),
                4);
    }
}
