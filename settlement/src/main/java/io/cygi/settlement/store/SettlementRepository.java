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

/** Stores the settlements and their states. A state is left only by the process that finds it as it was read. */
public class SettlementRepository {

    /** All columns that {@link #ROWS} reads; conditions follow. */
    public static final String SELECT = SettlementRowMapper.SELECT;

    /** Makes settlements of rows. */
    public static final RowMapper<Settlement> ROWS = SettlementRowMapper::settlement;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    /** @param jdbc settlement's database @param transaction on it */
    public SettlementRepository(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Adds a concert that has ended. Adding it again changes nothing.
     *
     * @param concert the concert
     * @param currency of all its prices
     * @param endedOn the day on which it ended
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
     * {@return concerts whose settlement is in one of the states, those that ended first first; without those that this
     * run has found something about, because it would find the same}
     *
     * @param states which
     * @param until only concerts that ended on that day or before
     * @param runId the run
     * @param limit how many at most
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

    /** {@return the settlement of a concert} @param concertId which */
    public Optional<Settlement> of(ConcertId concertId) {
        return jdbc
                .query(
                        SettlementRowMapper.SELECT + "WHERE concert_id = ?",
                        SettlementRowMapper::settlement,
                        concertId.value())
                .stream()
                .findFirst();
    }

    /** {@return the settlement of a concert, which there has to be} @param concertId which */
    public Settlement require(ConcertId concertId) {
        return of(concertId).orElseThrow(() -> new IllegalStateException("concert " + concertId + " is not settled"));
    }

    /** {@return the last index of the store that the statement of a concert may have been computed from} */
    public long cut(ConcertId concertId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT cut_index FROM settlement WHERE concert_id = ?", Long.class, concertId.value()));
    }

    /**
     * {@return how many concerts a run has not settled and has found nothing about}
     *
     * @param until only concerts that ended on that day or before
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
     * Goes on to the next state.
     *
     * @return whether it was still in the state that is left
     * @param concertId the concert
     * @param from the state that is left
     * @param to the next one
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
     * The wallet has the payout, or there is none to pay.
     *
     * @param settlementId the settlement
     * @param at since when
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
