package io.cygi.settlement.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.settlement.SettlementModuleTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@SettlementModuleTest
class RunScheduleTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String DAILY_AT_FOUR = "0 0 4 * * *";

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private RunRepository runs;

    @BeforeEach
    void forget() {
        transaction.executeWithoutResult(status -> jdbc.update("DELETE FROM settlement_run"));
    }

    @Test
    void requestsARunAtItsTimeInSeoul() {
        RunSchedule schedule = scheduleFrom("2026-03-01T18:59:59Z");
        schedule.poll(Instant.parse("2026-03-01T18:59:59.900Z"));
        assertThat(scheduled()).isEmpty();
        schedule.poll(Instant.parse("2026-03-01T19:00:00Z"));
        assertThat(scheduled()).containsExactly("2026-03-01T19:00:00Z 2026-03-02");
        schedule.poll(Instant.parse("2026-03-01T19:00:01Z"));
        assertThat(scheduled()).hasSize(1);
    }

    @Test
    void requestsOneRunForMissedDays() {
        scheduleFrom("2026-03-01T18:00:00Z").poll(Instant.parse("2026-03-01T19:00:00Z"));
        // Another process, four days later.
        scheduleFrom("2026-03-05T20:00:00Z").poll(Instant.parse("2026-03-05T20:00:01Z"));
        assertThat(scheduled()).containsExactly("2026-03-01T19:00:00Z 2026-03-02", "2026-03-05T19:00:00Z 2026-03-06");
    }

    @Test
    void requestsOneRunOfManyProcesses() {
        RunSchedule one = scheduleFrom("2026-03-01T18:59:00Z");
        RunSchedule other = scheduleFrom("2026-03-01T18:59:00Z");
        one.poll(Instant.parse("2026-03-01T19:00:00Z"));
        other.poll(Instant.parse("2026-03-01T19:00:00.300Z"));
        assertThat(scheduled()).hasSize(1);
    }

    @Test
    void isDisabledByADash() {
        new RunSchedule(runs, "-", SEOUL).poll(Instant.parse("2036-03-01T19:00:00Z"));
        assertThat(scheduled()).isEmpty();
    }

    private RunSchedule scheduleFrom(String start) {
        RunSchedule schedule = new RunSchedule(runs, DAILY_AT_FOUR, SEOUL);
        schedule.poll(Instant.parse(start));
        return schedule;
    }

    private List<String> scheduled() {
        return jdbc.query(
                "SELECT scheduled_ms, until_date FROM settlement_run WHERE scheduled_ms IS NOT NULL ORDER BY 1",
                (row, number) -> Instant.ofEpochMilli(row.getLong(1)) + " " + row.getString(2));
    }
}
