package io.cygi.settlement.store;

import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.statement.SettlementId;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores the settlements and their states. A process changes a state only if it is still the one that the process has
 * read.
 */
public class SettlementRepository {

    /** The query of all columns that {@link #ROWS} reads, without conditions. */
    public static final String SELECT = SettlementRowMapper.SELECT;

    /** Maps rows to settlements. */
    public static final RowMapper<Settlement> ROWS = SettlementRowMapper::settlement;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    /** Creates the repository. @param jdbc the database of settlement @param transaction transactions on it */
    public SettlementRepository(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Adds the settlement of an ended concert. A second call changes nothing.
     *
     * @param concert the concert
     * @param currency the currency of all its prices
     * @param endedOn the day on which the concert ended
     */
    public void add(SettledConcert concert, String currency, LocalDate endedOn) {
        update(
                """
                INSERT INTO settlement (settlement_id, concert_id, organizer_id, title, venue, currency, starts_ms,
                                        ends_ms, outcome, ended_ms, ended_on, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE settlement_id = VALUES(settlement_id)""",
                SettlementId.of(concert.concertId()).value(),
                concert.concertId().value(),
                concert.organizerId().value(),
                concert.title(),
                concert.venue(),
                currency,
                concert.startsAt().toEpochMilli(),
                concert.endsAt().toEpochMilli(),
                concert.outcome().name(),
                concert.closedAt().toEpochMilli(),
                endedOn,
                SettlementState.FOUND.name());
    }

    /**
     * {@return concerts whose settlement is in one of the states, in the order of their ends, without those that this
     * run has findings for, because it would find the same again}
     *
     * @param states the states
     * @param until last day: only concerts that ended on or before it
     * @param runId the run
     * @param limit the most concerts to return
     */
    public List<ConcertId> in(Collection<SettlementState> states, LocalDate until, String runId, int limit) {
        String places = String.join(", ", Collections.nCopies(states.size(), "?"));
        Object[] parameters = Stream.of(states.stream().map(SettlementState::name), Stream.of(until, runId, limit))
                .flatMap(part -> part)
                .toArray();
        return jdbc.query("""
                SELECT s.concert_id FROM settlement s
                 WHERE s.state IN (%s) AND s.ended_on <= ?
                   AND NOT EXISTS (SELECT 1 FROM settlement_finding f
                                    WHERE f.concert_id = s.concert_id AND f.resolved_ms IS NULL AND f.run_id = ?)
                 ORDER BY s.ended_ms, s.concert_id LIMIT ?""".formatted(places), (row, number) -> new ConcertId(row.getString(1)), parameters);
    }

    /** {@return the settlement of a concert, if there is one} @param concertId the concert */
    public Optional<Settlement> of(ConcertId concertId) {
        return jdbc
                .query(
                        SettlementRowMapper.SELECT + "WHERE concert_id = ?",
                        SettlementRowMapper::settlement,
                        concertId.value())
                .stream()
                .findFirst();
    }

    /** {@return the settlement of a concert, which must exist} @param concertId the concert */
    public Settlement require(ConcertId concertId) {
        return of(concertId).orElseThrow(() -> new IllegalStateException("concert " + concertId + " is not settled"));
    }

    /** {@return the cut of the concert's reading: the last index of the event store that belongs to its statement} */
    public long cut(ConcertId concertId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT cut_index FROM settlement WHERE concert_id = ?", Long.class, concertId.value()));
    }

    /**
     * {@return the number of concerts that a run has neither settled nor findings for}
     *
     * @param until last day: only concerts that ended on or before it
     * @param runId the run
     */
    public long untouched(LocalDate until, String runId) {
        return Objects.requireNonNull(
                jdbc.queryForObject("""
                SELECT COUNT(*) FROM settlement s
                 WHERE s.state <> ? AND s.ended_on <= ?
                   AND NOT EXISTS (SELECT 1 FROM settlement_finding f
                                    WHERE f.concert_id = s.concert_id AND f.resolved_ms IS NULL AND f.run_id = ?)""", Long.class, SettlementState.SETTLED.name(), until, runId));
    }

    /**
     * Changes the state of a settlement.
     *
     * @param concertId the concert
     * @param from the present state
     * @param to the next state
     * @return whether the settlement was still in the present state
     */
    public boolean advance(ConcertId concertId, SettlementState from, SettlementState to) {
        return update(
                        "UPDATE settlement SET state = ? WHERE concert_id = ? AND state = ?",
                        to.name(),
                        concertId.value(),
                        from.name())
                == 1;
    }

    /**
     * Ends a settlement: the wallet has the payout, or there is none to pay.
     *
     * @param settlementId the settlement
     * @param at time of the end
     */
    public void settled(SettlementId settlementId, Instant at) {
        update(
                """
                UPDATE settlement SET state = ?, settled_ms = ?
                 WHERE settlement_id = ? AND state IN (?, ?)""",
                SettlementState.SETTLED.name(),
                at.toEpochMilli(),
                settlementId.value(),
                SettlementState.CHECKED.name(),
                SettlementState.ORDERED.name());
    }

    private int update(String sql, Object... parameters) {
        Integer updated = transaction.execute(status -> jdbc.update(sql, parameters));
        return updated == null ? 0 : updated;
    }
}
