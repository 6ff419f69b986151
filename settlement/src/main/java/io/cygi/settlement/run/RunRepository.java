package io.cygi.settlement.run;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.settlement.store.FindingKind;
import io.cygi.settlement.store.SettlementState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Stores the runs. A requested run is carried out even if processes die meanwhile. */
public class RunRepository {

    private static final String SELECT = "SELECT * FROM settlement_run ";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private volatile @Nullable Unstored unstored;

    /** A failure that could not be stored with the runs. */
    private record Unstored(FailureReason reason, Instant since) {}

    /**
     * Creates the repository.
     *
     * @param jdbc the database of settlement
     * @param transaction transactions on it
     * @param clock the clock of the stored times
     */
    public RunRepository(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * {@return a new run} It is carried out with the correlation id of the current request, or with one of its own if
     * there is none.
     *
     * @param date the last day of the run
     * @param requestedBy the account that requests it
     */
    public SettlementRun request(LocalDate date, String requestedBy) {
        String runId = TimeOrderedIds.next();
        insert(runId, date, requestedBy, null);
        return find(runId).orElseThrow();
    }

    /**
     * Requests the run of a moment of the schedule, once.
     *
     * @param moment the moment
     * @param date the last day of the run
     */
    void requestScheduled(Instant moment, LocalDate date) {
        insert(TimeOrderedIds.next(), date, "schedule", moment);
    }

    private void insert(String runId, LocalDate date, String requestedBy, @Nullable Instant scheduled) {
        update(
                """
                INSERT INTO settlement_run (run_id, until_date, requested_by, scheduled_ms, requested_ms, state,
                                            correlation_id)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE run_id = run_id\
                """,
                runId,
                date,
                requestedBy,
                scheduled == null ? null : (Long) scheduled.toEpochMilli(),
                clock.millis(),
                RunState.REQUESTED.name(),
                Objects.requireNonNullElse(Correlation.current(), runId));
    }

    /**
     * {@return the correlation id of a run; a run without one returns its own identifier}
     *
     * @param runId the run's identifier
     */
    String correlation(String runId) {
        return jdbc.query(
                        "SELECT COALESCE(correlation_id, run_id) FROM settlement_run WHERE run_id = ?",
                        (row, number) -> row.getString(1),
                        runId)
                .getFirst();
    }

    /** {@return a run, if it exists} @param runId the run's identifier */
    public Optional<SettlementRun> find(String runId) {
        return jdbc.query(SELECT + "WHERE run_id = ?", RunRepository::run, runId).stream()
                .findFirst()
                .map(this::withUnstored);
    }

    /**
     * {@return runs that were requested before one, the newest first}
     *
     * @param before the identifier of that run
     * @param limit the most runs to return
     */
    List<SettlementRun> before(String before, int limit) {
        return jdbc
                .query(SELECT + "WHERE run_id < ? ORDER BY run_id DESC LIMIT ?", RunRepository::run, before, limit)
                .stream()
                .map(this::withUnstored)
                .toList();
    }

    /** {@return the run to carry out next; one that a dead process left behind comes first} */
    Optional<SettlementRun> next() {
        return jdbc
                .query(
                        SELECT + "WHERE state IN (?, ?) ORDER BY run_id LIMIT 1",
                        RunRepository::run,
                        RunState.RUNNING.name(),
                        RunState.REQUESTED.name())
                .stream()
                .findFirst();
    }

    /** {@return the newest moment of the schedule whose run was requested} */
    Optional<Instant> lastScheduled() {
        return jdbc
                .query("SELECT MAX(scheduled_ms) FROM settlement_run", (row, number) -> row.getObject(1, Long.class))
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(Instant::ofEpochMilli);
    }

    /** {@return the number of attempts at the run, including this one} @param runId the run's identifier */
    int begin(String runId) {
        update("""
            UPDATE settlement_run SET state = ?, attempts = attempts + 1, started_ms = COALESCE(started_ms, ?)
             WHERE run_id = ?\
            """, RunState.RUNNING.name(), clock.millis(), runId);
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT attempts FROM settlement_run WHERE run_id = ?", Integer.class, runId));
    }

    /** {@return the number of concerts that a run could not work on} @param runId the run's identifier */
    long faults(String runId) {
        return Objects.requireNonNull(jdbc.queryForObject("""
            SELECT COUNT(DISTINCT concert_id) FROM settlement_finding
             WHERE run_id = ? AND kind = ? AND resolved_ms IS NULL\
            """, Long.class, runId, FindingKind.FAULT.name()));
    }

    /**
     * Notes that no run can be carried out. A failure that cannot be stored is kept in the memory of this process.
     *
     * @param reason the reason of the failure
     * @param fault the exception; an exception of storing the reason is added to it
     */
    void failing(FailureReason reason, Throwable fault) {
        long now = clock.millis();
        try {
            update("""
                    UPDATE settlement_run SET reason = ?, failing_ms = COALESCE(failing_ms, ?)
                     WHERE state IN (?, ?)""", reason.name(), now, RunState.REQUESTED.name(), RunState.RUNNING.name());
            unstored = null;
        } catch (RuntimeException e) {
            Unstored before = unstored;
            unstored = new Unstored(reason, before == null ? Instant.ofEpochMilli(now) : before.since);
            fault.addSuppressed(e);
        }
    }

    /** Notes that some concerts of a run failed and are tried again. @param runId the run's identifier */
    void partsFailed(String runId) {
        update(
                "UPDATE settlement_run SET reason = ?, failing_ms = COALESCE(failing_ms, ?) WHERE run_id = ?",
                FailureReason.PARTS_FAILED.name(),
                clock.millis(),
                runId);
    }

    /** Removes the failure from waiting runs, because runs are carried out again. */
    private void forgetFailure() {
        update("""
                UPDATE settlement_run SET reason = NULL, failing_ms = NULL
                 WHERE state IN (?, ?) AND reason IS NOT NULL""", RunState.REQUESTED.name(), RunState.RUNNING.name());
        unstored = null;
    }

    private SettlementRun withUnstored(SettlementRun run) {
        Unstored failure = unstored;
        return failure == null || run.endedAt() != null || run.reason() != null
                ? run
                : run.failing(failure.reason, failure.since);
    }

    /**
     * Ends a run and stores its counts.
     *
     * @param runId the run's identifier
     * @param state the state in which it ended
     * @param reason the reason of its failure, null if it did not fail
     */
    void end(String runId, RunState state, @Nullable FailureReason reason) {
        long now = clock.millis();
        update(
                """
                UPDATE settlement_run r
                   SET r.state = ?, r.ended_ms = ?, r.reason = ?,
                       r.failing_ms = CASE WHEN ? IS NULL THEN NULL ELSE COALESCE(r.failing_ms, ?) END,
                       r.settled = (SELECT COUNT(*) FROM settlement s WHERE s.settled_ms >= r.started_ms),
                       r.waiting = (SELECT COUNT(*) FROM settlement s WHERE s.state = ? AND s.ended_on <= r.until_date),
                       r.held_back = (SELECT COUNT(*) FROM settlement s WHERE s.state = ? AND s.ended_on <= r.until_date),
                       r.failed = (SELECT COUNT(DISTINCT f.concert_id) FROM settlement_finding f
                                    WHERE f.run_id = r.run_id AND f.kind = ? AND f.resolved_ms IS NULL)
                 WHERE r.run_id = ?\
                """,
                state.name(),
                now,
                reason == null ? null : reason.name(),
                reason == null ? null : reason.name(),
                now,
                SettlementState.WAITING.name(),
                SettlementState.HELD_BACK.name(),
                FindingKind.FAULT.name(),
                runId);
        forgetFailure();
    }

    private void update(String sql, @Nullable Object... parameters) {
        transaction.executeWithoutResult(status -> jdbc.update(sql, parameters));
    }

    private static SettlementRun run(ResultSet row, int number) throws SQLException {
        return new SettlementRun(
                row.getString("run_id"),
                row.getObject("until_date", LocalDate.class),
                row.getString("requested_by"),
                Instant.ofEpochMilli(row.getLong("requested_ms")),
                RunState.valueOf(row.getString("state")),
                instant(row, "started_ms"),
                instant(row, "ended_ms"),
                row.getObject("settled", Integer.class),
                row.getObject("waiting", Integer.class),
                row.getObject("held_back", Integer.class),
                row.getObject("failed", Integer.class),
                reason(row.getString("reason")),
                instant(row, "failing_ms"));
    }

    private static @Nullable FailureReason reason(@Nullable String name) {
        return name == null ? null : FailureReason.valueOf(name);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = row.getObject(column, Long.class);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
