package io.cygi.settlement.compute;

import static io.cygi.settlement.compute.ConcertEventsBuilder.BOOKED_AT;
import static io.cygi.settlement.compute.ConcertEventsBuilder.CONCERT;
import static io.cygi.settlement.compute.ConcertEventsBuilder.ENDS_AT;
import static io.cygi.settlement.compute.ConcertEventsBuilder.STARTS_AT;
import static io.cygi.settlement.statement.LineKind.FEE;
import static io.cygi.settlement.statement.LineKind.PAYMENT;
import static io.cygi.settlement.statement.LineKind.REFUND;
import static io.cygi.settlement.statement.LineKind.TAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.seat.SeatEvent.SeatSold;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.rules.NoRulesException;
import io.cygi.settlement.rules.Rate;
import io.cygi.settlement.rules.RuleBook;
import io.cygi.settlement.rules.Rules;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.LineKind;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementLine;
import io.cygi.settlement.statement.Totals;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StatementCalculatorTest {

    private static final EventRange RANGE = new EventRange(1, 1_000_000, 9, "b".repeat(64));
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant DAYS_BEFORE = STARTS_AT.minus(Duration.ofDays(3));

    /** Five percent and no less than 500, ten percent of tax, and thirty percent of what a late refund leaves. */
    private static final Rules RULES = new Rules(
            7,
            null,
            LocalDate.parse("2026-01-01"),
            new Rate(500, 500, RoundingMode.HALF_UP),
            new Rate(1_000, 0, RoundingMode.DOWN),
            new Rate(3_000, 0, RoundingMode.HALF_UP));

    private final List<StatementLine> lines = new ArrayList<>();
    private final List<ReservationId> unfinished = new ArrayList<>();

    @Test
    void takesTheFeeAndItsTaxOfWhatStands() {
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
    void takesNothingOfNothing() {
        settle(ConcertEventsBuilder.closed().confirmed(0));

        assertThat(brief()).containsExactly(line(PAYMENT, 0));
    }

    @Test
    void sharesWhatALateRefundLeaves() {
        SettlementStatement statement =
                settle(ConcertEventsBuilder.closed().confirmed(10_001).cancelledBy(5_000, DAYS_BEFORE));

        assertThat(brief())
                .containsExactly(line(PAYMENT, 10_001), line(REFUND, 5_000), line(FEE, 1_500), line(TAX, 150));
        assertThat(statement.totals().net()).isEqualTo(Money.krw(3_351));
        assertThat(lines.get(1).at()).isEqualTo(DAYS_BEFORE);
    }

    @Test
    void chargesNobodyForAFullRefund() {
        settle(ConcertEventsBuilder.closed().confirmed(10_000).cancelledBy(10_000, DAYS_BEFORE));

        assertThat(brief()).containsExactly(line(PAYMENT, 10_000), line(REFUND, 10_000));
    }

    @Test
    void listsACancellationThatCameTooLateForARefund() {
        settle(ConcertEventsBuilder.closed().confirmed(10_000).cancelledBy(0, STARTS_AT));

        assertThat(brief()).containsExactly(line(PAYMENT, 10_000), line(REFUND, 0), line(FEE, 3_000), line(TAX, 300));
    }

    @Test
    void passesOverACancellationAfterThePerformance() {
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
    void passesOverWhatWasNeverPaid() {
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
    void isTooEarlyWhileMoneyMayStillMove() {
        assertUnfinished(ConcertEventsBuilder.closed().requested(10_000));
        assertUnfinished(ConcertEventsBuilder.closed().requested(10_000).paymentFailed());
        assertUnfinished(ConcertEventsBuilder.closed().confirmed(10_000).cancelling(5_000, DAYS_BEFORE));
        assertUnfinished(ConcertEventsBuilder.cancelled().confirmed(10_000));
        assertUnfinished(ConcertEventsBuilder.cancelled().confirmed(10_000).cancelling(10_000, STARTS_AT));
    }

    @Test
    void refusesAConcertThatHasNotEnded() {
        StatementCalculator calculator = calculator();
        ConcertEventsBuilder.scheduled().events().forEach(calculator::on);

        assertThatIllegalStateException()
                .isThrownBy(calculator::end)
                .withMessageContaining("neither closed nor cancelled");
        assertThatIllegalStateException().isThrownBy(() -> calculator().end()).withMessageContaining("schedule");
    }

    @Test
    void refusesEventsOutOfOrder() {
        List<Object> first = ConcertEventsBuilder.closed().confirmed(10_000).events();
        StatementCalculator calculator = calculator();
        first.forEach(calculator::on);
        ConcertEventsBuilder second =
                ConcertEventsBuilder.closed().confirmed(10_000).confirmed(10_000);
        second.events().subList(7, 10).forEach(calculator::on);

        assertThatIllegalArgumentException()
                .as("a reservation again, after another")
                .isThrownBy(() -> first.subList(4, 7).forEach(calculator::on));
        assertThatIllegalArgumentException()
                .as("a reservation without its beginning")
                .isThrownBy(() -> calculator.on(new ReservationConfirmed(
                        ConcertEventsBuilder.closed()
                                .confirmed(1)
                                .confirmed(1)
                                .confirmed(1)
                                .latest(),
                        BOOKED_AT)));
        assertThatIllegalArgumentException()
                .as("the concert after its reservations")
                .isThrownBy(() -> calculator.on(first.getFirst()));
    }

    @Test
    void refusesAnotherConcertsEvents() {
        StatementCalculator other = new StatementCalculator(
                new ConcertId("01970000-0000-7000-8000-000000000002"), book(RULES), lines::add, unfinished::add);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConcertEventsBuilder.closed().events().forEach(other::on));
        List<Object> events = ConcertEventsBuilder.closed().confirmed(10_000).events();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.on(events.get(4)))
                .withMessageContaining("is not");
    }

    @Test
    void passesOverTheOtherAggregatesOfTheConcert() {
        ConcertEventsBuilder story = ConcertEventsBuilder.closed().confirmed(10_000);
        story.add(new SeatSold(CONCERT, SeatNumber.parse("A-1-1"), story.latest(), BOOKED_AT));

        assertThat(settle(story).lineCount()).isEqualTo(3);
    }

    @Test
    void saysWhereThereAreNoRules() {
        StatementCalculator calculator = new StatementCalculator(CONCERT, book(), lines::add, unfinished::add);
        ConcertEventsBuilder.closed().events().forEach(calculator::on);

        assertThatExceptionOfType(NoRulesException.class).isThrownBy(calculator::end);
    }

    @Test
    @Tag("random-search")
    void balancesToTheWonWhateverHappened() {
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

    private void assertUnfinished(ConcertEventsBuilder story) {
        unfinished.clear();
        StatementCalculator calculator = calculator();
        story.events().forEach(calculator::on);
        calculator.end();

        assertThat(unfinished).containsExactly(story.latest());
        assertThat(calculator.unfinishedCount()).isOne();
        assertThatIllegalStateException()
                .isThrownBy(() -> calculator.statement(RANGE))
                .withMessageContaining("have not ended");
    }

    private SettlementStatement settle(ConcertEventsBuilder story) {
        return settle(story, RULES);
    }

    /** Resumes with another calculator after each event, which changes nothing. */
    private SettlementStatement settle(ConcertEventsBuilder story, Rules rules) {
        StatementCalculator calculator = new StatementCalculator(CONCERT, book(rules), lines::add, unfinished::add);
        for (Object event : story.events()) {
            calculator.on(event);
            StatementCalculator.State state =
                    JSON.readValue(JSON.writeValueAsString(calculator.state()), StatementCalculator.State.class);
            calculator = new StatementCalculator(CONCERT, book(rules), lines::add, unfinished::add, state);
        }
        calculator.end();
        assertThat(calculator.unfinishedCount()).isZero();
        return calculator.statement(RANGE);
    }

    private StatementCalculator calculator() {
        return new StatementCalculator(CONCERT, book(RULES), lines::add, unfinished::add);
    }

    private static RuleBook book(Rules... rules) {
        return new RuleBook(List.of(rules), ZoneId.of("Asia/Seoul"));
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
