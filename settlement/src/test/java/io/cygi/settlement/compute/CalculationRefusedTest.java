package io.cygi.settlement.compute;

import static io.cygi.settlement.compute.ConcertEventsBuilder.BOOKED_AT;
import static io.cygi.settlement.compute.ConcertEventsBuilder.CONCERT;
import static io.cygi.settlement.compute.ConcertEventsBuilder.STARTS_AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.seat.SeatEvent.SeatSold;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.rules.NoRulesException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events from which no statement is computed are refused, and others are left out of a statement. */
class CalculationRefusedTest extends CalculatedStatements {

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
        assertThatIllegalStateException().isThrownBy(() -> calculator().concert());
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
    void ignoresOtherAggregatesOfTheConcert() {
        ConcertEventsBuilder story = ConcertEventsBuilder.closed().confirmed(10_000);
        story.add(new SeatSold(CONCERT, SeatNumber.parse("A-1-1"), story.latest(), BOOKED_AT));

        assertThat(settle(story).lineCount()).isEqualTo(3);
    }

    @Test
    void failsWithoutValidRules() {
        StatementCalculator calculator = new StatementCalculator(CONCERT, book(), lines::add, unfinished::add);
        ConcertEventsBuilder.closed().events().forEach(calculator::on);

        assertThatExceptionOfType(NoRulesException.class).isThrownBy(calculator::end);
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
}
