package io.cygi.settlement.find;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.store.ConcertColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Maintains the table of concerts and their ends. It leaves no event out: an event that cannot be handled stops the
 * processor, because a concert that is missing here would not be paid.
 */
@ProcessingGroup(EndedConcertProjection.GROUP)
public class EndedConcertProjection {

    /** Name of the event processor of settlement. */
    public static final String GROUP = "settlement";

    private final JdbcTemplate jdbc;

    /** Creates the projection. @param jdbc the database of settlement */
    public EndedConcertProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@return ended concerts without a settlement, in the order of their ends}
     *
     * @param before time before which the concerts ended
     * @param limit the most concerts to return
     */
    public List<EndedConcert> unsettled(Instant before, int limit) {
        return jdbc.query("""
                SELECT c.* FROM settlement_concert c LEFT JOIN settlement s ON s.concert_id = c.concert_id
                 WHERE c.ended_ms < ? AND s.concert_id IS NULL ORDER BY c.ended_ms, c.concert_id LIMIT ?""", EndedConcertProjection::concert, before.toEpochMilli(), limit);
    }

    /**
     * {@return concerts that ended in a period, in the order of their ends}
     *
     * @param from begin of the period
     * @param to end of the period
     * @param organizerId the organizer of the concerts, or null for any
     * @param limit the most concerts to return
     */
    public List<EndedConcert> between(Instant from, Instant to, @Nullable AccountId organizerId, int limit) {
        String organizer = organizerId == null ? null : organizerId.value();
        return jdbc.query(
                """
                SELECT * FROM settlement_concert
                 WHERE ended_ms >= ? AND ended_ms < ? AND (? IS NULL OR organizer_id = ?)
                 ORDER BY ended_ms, concert_id LIMIT ?""",
                EndedConcertProjection::concert,
                from.toEpochMilli(),
                to.toEpochMilli(),
                organizer,
                organizer,
                limit);
    }

    @EventHandler
    void on(ConcertScheduled event) {
        write(event.concertId(), event.organizerId(), event.details());
    }

    @EventHandler
    void on(ConcertChanged event) {
        ConcertDetails details = event.details();
        jdbc.update(
                """
                UPDATE settlement_concert SET title = ?, venue = ?, currency = ?, starts_ms = ?, ends_ms = ?
                 WHERE concert_id = ?""",
                details.title(),
                details.venue(),
                details.sections().getFirst().price().currency(),
                details.startsAt().toEpochMilli(),
                details.endsAt().toEpochMilli(),
                event.concertId().value());
    }

    @EventHandler
    void on(ConcertClosed event) {
        end(event.concertId(), Outcome.CLOSED, event.at());
    }

    @EventHandler
    void on(ConcertCancelled event) {
        end(event.concertId(), Outcome.CANCELLED, event.at());
    }

    private void write(ConcertId concertId, AccountId organizerId, ConcertDetails details) {
        jdbc.update(
                """
                INSERT INTO settlement_concert (concert_id, organizer_id, title, venue, currency, starts_ms, ends_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE concert_id = VALUES(concert_id)""",
                concertId.value(),
                organizerId.value(),
                details.title(),
                details.venue(),
                details.sections().getFirst().price().currency(),
                details.startsAt().toEpochMilli(),
                details.endsAt().toEpochMilli());
    }

    private void end(ConcertId concertId, Outcome outcome, Instant at) {
        jdbc.update(
                "UPDATE settlement_concert SET outcome = ?, ended_ms = ? WHERE concert_id = ?",
                outcome.name(),
                at.toEpochMilli(),
                concertId.value());
    }

    private static EndedConcert concert(ResultSet row, int number) throws SQLException {
        return new EndedConcert(ConcertColumns.concert(row), row.getString("currency"));
    }
}
