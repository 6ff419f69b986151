package io.cygi.saga.topup.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The progress of the daily comparisons. */
class TopUpReports {

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    TopUpReports(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The progress of a day's comparison.
     *
     * @param checked the number of compared top-ups that changed on the day
     * @param completedAt when all of them had been compared, null before
     */
    record Report(long checked, @Nullable Instant completedAt) {

        static final Report NOT_BEGUN = new Report(0, null);
    }

    Report of(LocalDate day) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc
                .query(
                        "SELECT checked, done_ms FROM top_up_report WHERE top_up_day = ?",
                        (row, number) -> {
                            Long done = row.getObject(2, Long.class);
                            return new Report(row.getLong(1), done == null ? null : Instant.ofEpochMilli(done));
                        },
                        day.toString())
                .stream()
                .findFirst()
                .orElse(Report.NOT_BEGUN)));
    }

    /** Counts a compared top-up, in the transaction that records the comparison. @param day the day */
    void count(LocalDate day) {
        jdbc.update("""
                INSERT INTO top_up_report (top_up_day, checked, done_ms) VALUES (?, 1, NULL)
                ON DUPLICATE KEY UPDATE checked = checked + 1""", day.toString());
    }

    /**
     * Completes the comparisons of which no entry is left.
     *
     * @param from the first day that is looked at
     * @param to the day after the last one; the ledger has all events before it
     */
    void complete(LocalDate from, LocalDate to) {
        Set<String> done = Set.copyOf(Objects.requireNonNull(transaction.execute(status -> jdbc.queryForList(
                "SELECT top_up_day FROM top_up_report WHERE top_up_day >= ? AND done_ms IS NOT NULL",
                String.class,
                from.toString()))));
        from.datesUntil(to).filter(day -> !done.contains(day.toString())).forEach(this::complete);
    }

    private void complete(LocalDate day) {
        transaction.executeWithoutResult(status -> {
            Integer left = jdbc.queryForObject(
                    "SELECT COUNT(*) FROM top_up_ledger WHERE report_day = ? AND compared_ms IS NULL",
                    Integer.class,
                    day.toString());
            if (left != null && left == 0) {
                jdbc.update("""
                        INSERT INTO top_up_report (top_up_day, checked, done_ms) VALUES (?, 0, ?)
                        ON DUPLICATE KEY UPDATE done_ms = VALUES(done_ms)""", day.toString(), clock.millis());
            }
        });
    }
}
