package io.cygi.settlement.compute;

import static io.cygi.settlement.compute.ConcertEventsBuilder.BOOKED_AT;
import static io.cygi.settlement.compute.ConcertEventsBuilder.ENDS_AT;
import static io.cygi.settlement.compute.ConcertEventsBuilder.STARTS_AT;
import static io.cygi.settlement.statement.LineKind.FEE;
import static io.cygi.settlement.statement.LineKind.PAYMENT;
import static io.cygi.settlement.statement.LineKind.REFUND;
import static io.cygi.settlement.statement.LineKind.TAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.rules.Rate;
import io.cygi.settlement.rules.Rules;
import io.cygi.settlement.statement.LineKind;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementLine;
import io.cygi.settlement.statement.Totals;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StatementCalculatorTest extends CalculatedStatements {

    @Test
    void takesTheFeeAndItsTaxOfTheRemainingPayment() {
        SettlementStatement statement = settle(ConcertEventsBuilder.closed().confirmed(33_330, 33_330));

        assertThat(brief()).containsExactly(line(PAYMENT, 66_660), line(FEE, 3_333), line(TAX, 333));
        assertThat(statement.totals()).isEqualTo(totals(66_660, 0, 3_333, 333));
        assertThat(statement.totals().net()).isEqualTo(Money.krw(62_994));
        assertThat(statement.rulesVersion()).isEqualTo(7);
        assertThat(statement.lineCount()).isEqualTo(3);
        assertThat(statement.events()).isEqualTo(RANGE);
        assertThat(lines.getFirst().seats()).containsExactly(SeatNumber.parse("A-2-1"), SeatNumber.parse("A-2-2"));
        assertThat(lines.getFirst().at()).isEqualTo(BOOKED_AT);
    }

    @Test
    void takesTheMinimumOfASmallReservation() {
        settle(ConcertEventsBuilder.closed().confirmed(1_000));

        assertThat(brief()).containsExactly(line(PAYMENT, 1_000), line(FEE, 500), line(TAX, 50));
    }

    @Test
    void takesNoFeeOfAFreeReservation() {
        settle(ConcertEventsBuilder.closed().confirmed(0));

        assertThat(brief()).containsExactly(line(PAYMENT, 0));
    }

    @Test
    void takesTheFeeOfTheRestAfterALateRefund() {
        SettlementStatement statement =
                settle(ConcertEventsBuilder.closed().confirmed(10_001).cancelledBy(5_000, DAYS_BEFORE));

        assertThat(brief())
                .containsExactly(line(PAYMENT, 10_001), line(REFUND, 5_000), line(FEE, 1_500), line(TAX, 150));
        assertThat(statement.totals().net()).isEqualTo(Money.krw(3_351));
        assertThat(lines.get(1).at()).isEqualTo(DAYS_BEFORE);
    }

    @Test
    void takesNoFeeAfterAFullRefund() {
        settle(ConcertEventsBuilder.closed().confirmed(10_000).cancelledBy(10_000, DAYS_BEFORE));

        assertThat(brief()).containsExactly(line(PAYMENT, 10_000), line(REFUND, 10_000));
    }

    @Test
    void listsACancellationWithoutARefund() {
        settle(ConcertEventsBuilder.closed().confirmed(10_000).cancelledBy(0, STARTS_AT));

        assertThat(brief()).containsExactly(line(PAYMENT, 10_000), line(REFUND, 0), line(FEE, 3_000), line(TAX, 300));
    }

    @Test
    void ignoresACancellationAfterThePerformance() {
        settle(ConcertEventsBuilder.closed().confirmed(10_000));
        List<Tuple> without = brief();
        lines.clear();
        settle(ConcertEventsBuilder.closed().confirmed(10_000).cancelledBy(0, ENDS_AT));
        assertThat(brief()).isEqualTo(without);
        lines.clear();
        settle(ConcertEventsBuilder.closed().confirmed(10_000).cancelling(0, ENDS_AT));
        assertThat(brief()).isEqualTo(without);
    }

    @Test
    void ignoresUnpaidReservations() {
        SettlementStatement statement = settle(
                ConcertEventsBuilder.closed().rejected(10_000).expired(10_000).confirmed(10_000));

        assertThat(brief()).extracting(found -> found.toList().getFirst()).containsExactly(PAYMENT, FEE, TAX);
        assertThat(statement.totals().gross()).isEqualTo(Money.krw(10_000));
    }

    @Test
    void settlesACancelledConcertToZeroWithItsRefunds() {
        SettlementStatement statement = settle(ConcertEventsBuilder.cancelled()
                .confirmed(10_000)
                .cancelledBy(10_000, STARTS_AT)
                .confirmed(20_000)
                .cancelledBy(20_000, STARTS_AT));

        assertThat(brief())
                .containsExactly(
                        line(PAYMENT, 10_000), line(REFUND, 10_000), line(PAYMENT, 20_000), line(REFUND, 20_000));
        assertThat(statement.concert().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(statement.totals()).isEqualTo(totals(30_000, 30_000, 0, 0));
    }

    @Test
    void paysTheOrganizerOfACancelledConcertNothingOfEarlierLateRefunds() {
        SettlementStatement statement =
                settle(ConcertEventsBuilder.cancelled().confirmed(22_000).cancelledBy(11_000, DAYS_BEFORE));

        assertThat(statement.totals()).isEqualTo(totals(22_000, 11_000, 10_000, 1_000));
        assertThat(statement.totals().net()).isEqualTo(Money.krw(0));
    }

    @Test
    @Tag("random-search")
    void balancesExactlyForRandomHistories() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Rules rules = randomRules(random);
            boolean takesPlace = random.nextInt(4) > 0;
            ConcertEventsBuilder story = takesPlace ? ConcertEventsBuilder.closed() : ConcertEventsBuilder.cancelled();
            long paid = 0;
            long refunded = 0;
            for (int i = 0; i < 50; i++) {
                long price = random.nextLong(1_000_000);
                int fate = random.nextInt(6);
                if (fate == 0) {
                    story.rejected(price);
                } else if (fate == 1) {
                    story.expired(price);
                } else if (fate < 4 && takesPlace) {
                    story.confirmed(price);
                    paid += price;
                } else {
                    long refund = price * random.nextInt(101) / 100;
                    story.confirmed(price).cancelledBy(refund, DAYS_BEFORE);
                    paid += price;
                    refunded += refund;
                }
            }
            lines.clear();
            SettlementStatement statement = settle(story, rules);

            assertThat(statement.totals().gross()).as("seed %d", seed).isEqualTo(Money.krw(paid));
            assertThat(statement.totals().refunds()).as("seed %d", seed).isEqualTo(Money.krw(refunded));
            assertThat(lines.stream()
                            .mapToLong(found -> found.signedAmount().amount())
                            .sum())
                    .as("seed %d", seed)
                    .isEqualTo(statement.totals().net().amount());
            assertThat(statement.totals().net().amount()).as("seed %d", seed).isBetween(0L, takesPlace ? paid : 0L);
            assertThat(lines).as("seed %d", seed).isSortedAccordingTo(StatementLine.ORDER);
            assertThat(statement.lineCount()).isEqualTo(lines.size());
        }
    }

    private static Rules randomRules(Random random) {
        RoundingMode[] modes = RoundingMode.values();
        return new Rules(
                1,
                null,
                LocalDate.EPOCH,
                new Rate(random.nextInt(10_001), random.nextLong(2_000), modes[random.nextInt(7)]),
                new Rate(random.nextInt(10_001), 0, modes[random.nextInt(7)]),
                new Rate(random.nextInt(10_001), random.nextLong(2_000), modes[random.nextInt(7)]));
    }

    private List<Tuple> brief() {
        return lines.stream()
                .map(found -> line(found.kind(), found.amount().amount()))
                .toList();
    }

    private static Tuple line(LineKind kind, long amount) {
        return Tuple.tuple(kind, amount);
    }

    private static Totals totals(long gross, long refunds, long fee, long tax) {
        return Totals.of(Money.krw(gross), Money.krw(refunds), Money.krw(fee), Money.krw(tax));
    }
}
