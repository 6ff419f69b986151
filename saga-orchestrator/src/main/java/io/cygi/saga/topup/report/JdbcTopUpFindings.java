package io.cygi.saga.topup.report;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeoulDay;
import io.cygi.contracts.value.TopUpId;
import io.cygi.saga.topup.TopUpFindingKind;
import io.cygi.saga.topup.TopUpFindings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Stores the findings in a table. */
final class JdbcTopUpFindings implements TopUpFindings {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTopUpFindings.class);

    private static final int COUNTED_MAX = 10_000;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    JdbcTopUpFindings(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void add(TopUpId topUpId, TopUpFindingKind kind, Money expected, Money found) {
        add(SeoulDay.of(clock.instant()), topUpId, kind, expected, found);
    }

    /**
     * Adds a finding of the comparison of a day. A resolved finding is open again from that day; an open one keeps its
     * day.
     */
    void add(LocalDate day, TopUpId topUpId, TopUpFindingKind kind, Money expected, Money found) {
        Integer added = transaction.execute(status -> jdbc.update(
                """
                INSERT INTO top_up_finding (top_up_id, kind, found_day, expected, found, found_ms, resolved_ms)
                VALUES (?, ?, ?, ?, ?, ?, NULL)
                ON DUPLICATE KEY UPDATE
                    found_day = CASE WHEN resolved_ms IS NULL THEN found_day ELSE VALUES(found_day) END,
                    found_ms = CASE WHEN resolved_ms IS NULL THEN found_ms ELSE VALUES(found_ms) END,
                    expected = VALUES(expected), found = VALUES(found), resolved_ms = NULL""",
                topUpId.toString(),
                kind.name(),
                day.toString(),
                expected.amount(),
                found.amount(),
                clock.millis()));
        if (added != null && added == 1) {
            LOG.warn("New finding of top-up {}: {}, expected {}, found {}", topUpId, kind, expected, found);
        }
    }

    @Override
    public void resolve(TopUpId topUpId, TopUpFindingKind kind) {
        transaction.executeWithoutResult(status -> jdbc.update(
                "UPDATE top_up_finding SET resolved_ms = ? WHERE top_up_id = ? AND kind = ? AND resolved_ms IS NULL",
                clock.millis(),
                topUpId.toString(),
                kind.name()));
    }

    /** {@return the number of open findings, counted up to {@link #COUNTED_MAX}} */
    long open() {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.queryForObject(
                "SELECT COUNT(*) FROM (SELECT 1 FROM top_up_finding WHERE resolved_ms IS NULL LIMIT " + COUNTED_MAX
                        + ") counted",
                Long.class)));
    }

    /**
     * {@return the findings of a day in their order}
     *
     * @param topUpId the id after which the page begins
     * @param kind the kind after which the page begins
     */
    List<DifferenceBody> of(LocalDate day, String topUpId, String kind, int max) {
        return Objects.requireNonNull(transaction.execute(
                status -> jdbc.query("""
                SELECT top_up_id, kind, expected, found, found_ms, resolved_ms FROM top_up_finding
                 WHERE found_day = ? AND (top_up_id > ? OR top_up_id = ? AND kind > ?)
                 ORDER BY top_up_id, kind LIMIT ?""", (row, number) -> body(row), day.toString(), topUpId, topUpId, kind, max)));
    }

    private static DifferenceBody body(ResultSet row) throws SQLException {
        Long resolved = row.getObject("resolved_ms", Long.class);
        return new DifferenceBody(
                TopUpId.parse(row.getString("top_up_id")).handle(),
                TopUpFindingKind.valueOf(row.getString("kind")),
                Money.krw(row.getLong("expected")),
                Money.krw(row.getLong("found")),
                Instant.ofEpochMilli(row.getLong("found_ms")),
                resolved == null ? null : Instant.ofEpochMilli(resolved));
    }
}
