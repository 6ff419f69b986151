package io.cygi.settlement.store;

import io.cygi.contracts.value.ConcertId;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Stores the findings. A finding that no longer holds is kept as resolved. */
public class FindingRepository {

    /** Bound on the open findings of one concert. Further ones are not stored. */
    public static final int PER_CONCERT_MAX = 200;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    /**
     * Creates the repository.
     *
     * @param jdbc the database of settlement
     * @param transaction transactions on it
     * @param clock the clock of the stored times
     */
    public FindingRepository(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Adds findings, up to {@link #PER_CONCERT_MAX} open ones.
     *
     * @param concertId the concert
     * @param runId the run that found them
     * @param found the findings
     */
    public void add(ConcertId concertId, String runId, List<Finding> found) {
        transaction.executeWithoutResult(status -> insert(concertId, runId, found));
    }

    private void insert(ConcertId concertId, String runId, List<Finding> found) {
        long room = PER_CONCERT_MAX - open(concertId);
        long now = clock.millis();
        jdbc.batchUpdate(
                """
                INSERT INTO settlement_finding (concert_id, run_id, kind, reservation_id, expected, found, detail,
                                                found_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                found.stream()
                        .limit(Math.max(0, room))
                        .map(finding -> new Object[] {
                            concertId.value(),
                            runId,
                            finding.kind().name(),
                            finding.reservationId(),
                            finding.expected(),
                            finding.found(),
                            finding.detail(),
                            now
                        })
                        .toList());
    }

    /** {@return the number of open findings of a concert} @param concertId the concert */
    public long open(ConcertId concertId) {
        Long open = jdbc.queryForObject(
                "SELECT COUNT(*) FROM settlement_finding WHERE concert_id = ? AND resolved_ms IS NULL",
                Long.class,
                concertId.value());
        return open == null ? 0 : open;
    }

    /** Resolves the findings of a concert before it is checked again. @param concertId the concert */
    public void resolve(ConcertId concertId) {
        transaction.executeWithoutResult(status -> jdbc.update(
                "UPDATE settlement_finding SET resolved_ms = ? WHERE concert_id = ? AND resolved_ms IS NULL",
                clock.millis(),
                concertId.value()));
    }

    /** Resolves the faults of a run before it is tried again. @param runId the run's identifier */
    public void resolveFaults(String runId) {
        transaction.executeWithoutResult(status -> jdbc.update("""
                UPDATE settlement_finding SET resolved_ms = ?
                 WHERE run_id = ? AND kind = ? AND resolved_ms IS NULL""", clock.millis(), runId, FindingKind.FAULT.name()));
    }

    /** Resolves the faults of a concert before it is worked on again. @param concertId the concert */
    public void resolveFaults(ConcertId concertId) {
        transaction.executeWithoutResult(
                status -> jdbc.update("""
                UPDATE settlement_finding SET resolved_ms = ?
                 WHERE concert_id = ? AND resolved_ms IS NULL AND kind = ?""", clock.millis(), concertId.value(), FindingKind.FAULT.name()));
    }
}
