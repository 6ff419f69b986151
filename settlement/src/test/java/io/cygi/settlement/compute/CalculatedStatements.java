package io.cygi.settlement.compute;

import static io.cygi.settlement.compute.ConcertEventsBuilder.CONCERT;
import static io.cygi.settlement.compute.ConcertEventsBuilder.STARTS_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.ReservationId;
import io.cygi.settlement.rules.Rate;
import io.cygi.settlement.rules.RuleBook;
import io.cygi.settlement.rules.Rules;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementLine;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Computes statements of the events of a concert. */
abstract class CalculatedStatements {

    static final EventRange RANGE = new EventRange(1, 1_000_000, 9, "b".repeat(64));
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Instant DAYS_BEFORE = STARTS_AT.minus(Duration.ofDays(3));

    /**
     * Rules with five percent and at least 500, ten percent of tax, and thirty percent of what a late refund leaves.
     */
    static final Rules RULES = new Rules(
            7,
            null,
            LocalDate.parse("2026-01-01"),
            new Rate(500, 500, RoundingMode.HALF_UP),
            new Rate(1_000, 0, RoundingMode.DOWN),
            new Rate(3_000, 0, RoundingMode.HALF_UP));

    final List<StatementLine> lines = new ArrayList<>();
    final List<ReservationId> unfinished = new ArrayList<>();

    SettlementStatement settle(ConcertEventsBuilder story) {
        return settle(story, RULES);
    }

    /** Resumes with another calculator after each event, which changes nothing. */
    SettlementStatement settle(ConcertEventsBuilder story, Rules rules) {
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

    StatementCalculator calculator() {
        return new StatementCalculator(CONCERT, book(RULES), lines::add, unfinished::add);
    }

    static RuleBook book(Rules... rules) {
        return new RuleBook(List.of(rules), ZoneId.of("Asia/Seoul"));
    }
}
