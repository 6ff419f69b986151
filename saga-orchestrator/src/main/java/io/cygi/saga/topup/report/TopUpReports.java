package io.cygi.saga.topup.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The progress of the daily comparisons. One process at a time goes on with one. */
class TopUpReports {

    /** Longer than a page of the comparison takes. */
    private static final Duration CLAIM = Duration.ofMinutes(30);

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    TopUpReports(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A day's comparison.
     *
     * @param position the last top-up that was compared
     * @param checked how many were
     * @param completedAt when the last one had been, null before
     */
    record Report(String position, long checked, @Nullable Instant completedAt) {

        static final Report NOT_BEGUN = new Report("", 0, null);
    }

    Report of(LocalDate day) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc
                .query(
                        "SELECT position, checked, done_ms FROM top_up_report WHERE top_up_day = ?",
                        (row, number) -> {
                            Long done = row.getObject(3, Long.class);
                            return new Report(
                                    row.getString(1), row.getLong(2), done == null ? null : Instant.ofEpochMilli(done));
                        },
                        day.toString())
                .stream()
                .findFirst()
                .orElse(Report.NOT_BEGUN)));
    }

    /** {@return a day's comparison to go on with, or nothing where it is done or another process is at it} @param day which */
    Optional<Report> claim(LocalDate day) {
        long now = clock.millis();
        Boolean claimed = transaction.execute(status -> {
            jdbc.update("""
                    INSERT IGNORE INTO top_up_report (top_up_day, position, checked, done_ms, claimed_ms)
                    VALUES (?, '', 0, NULL, 0)""", day.toString());
            return jdbc.update("""
                            UPDATE top_up_report SET claimed_ms = ?
                             WHERE top_up_day = ? AND done_ms IS NULL AND claimed_ms <= ?""", now + CLAIM.toMillis(), day.toString(), now) == 1;
        });
        return Boolean.TRUE.equals(claimed) ? Optional.of(of(day)) : Optional.empty();
    }

    /** Ends a claim. @param day whose @param report how far it has come */
    void release(LocalDate day, Report report) {
        Instant completedAt = report.completedAt();
        transaction.executeWithoutResult(status -> jdbc.update(
                """
                UPDATE top_up_report SET position = ?, checked = ?, done_ms = ?, claimed_ms = 0 WHERE top_up_day = ?""",
                report.position(),
                report.checked(),
                completedAt == null ? null : completedAt.toEpochMilli(),
                day.toString()));
    }
}
