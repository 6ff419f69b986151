package io.cygi.saga.sweep;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores live reservations and cancelled concerts in tables, over JDBC. */
final class JdbcLiveReservationTable implements LiveReservationTable {

    private final JdbcTemplate jdbc;

    /** Creates the JDBC live reservation table. @param jdbc takes part in the transaction under way */
    JdbcLiveReservationTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(List<Live> reservations) {
        if (!reservations.isEmpty()) {
            jdbc.batchUpdate(
                    """
                    INSERT INTO live_reservation (reservation_id, concert_id, hold_until_ms, correlation_id)
                    VALUES (?, ?, ?, ?)
                    ON DUPLICATE KEY UPDATE hold_until_ms = VALUES(hold_until_ms)""",
                    reservations.stream().map(JdbcLiveReservationTable::row).toList());
        }
    }

    private static Object[] row(Live live) {
        Instant end = live.holdUntil();
        return new Object[] {
            live.reservationId().toString(),
            live.reservationId().concertId().value(),
            end == null ? null : (Long) end.toEpochMilli(),
            live.correlationId()
        };
    }

    @Override
    public void remove(List<ReservationId> reservations) {
        if (!reservations.isEmpty()) {
            jdbc.batchUpdate(
                    "DELETE FROM live_reservation WHERE reservation_id = ?",
                    reservations.stream()
                            .map(reservation -> new Object[] {reservation.toString()})
                            .toList());
        }
    }

    @Override
    public void removeWithoutHold(ConcertId concertId) {
        jdbc.update("DELETE FROM live_reservation WHERE concert_id = ? AND hold_until_ms IS NULL", concertId.value());
    }

    @Override
    public void addCancelled(ConcertId concertId, Instant at, String correlationId) {
        jdbc.update(
                "INSERT IGNORE INTO cancelled_concert (concert_id, cancelled_ms, correlation_id) VALUES (?, ?, ?)",
                concertId.value(),
                at.toEpochMilli(),
                correlationId);
    }

    @Override
    public List<Due> pastTheirHold(Instant now, int limit) {
        return jdbc.query("""
                SELECT reservation_id, correlation_id FROM live_reservation
                 WHERE hold_until_ms <= ? ORDER BY hold_until_ms LIMIT ?""", JdbcLiveReservationTable::due, now.toEpochMilli(), limit);
    }

    @Override
    public List<Due> ofCancelledConcerts(Instant since, int limit) {
        return jdbc.query("""
                SELECT l.reservation_id, c.correlation_id
                  FROM cancelled_concert c JOIN live_reservation l ON l.concert_id = c.concert_id
                 WHERE c.cancelled_ms > ? LIMIT ?""", JdbcLiveReservationTable::due, since.toEpochMilli(), limit);
    }

    /** {@return the reservation of a row} Rows from before there were correlations have no correlation id. */
    private static Due due(ResultSet row, int number) throws SQLException {
        String correlationId = row.getString("correlation_id");
        return new Due(
                ReservationId.parse(row.getString("reservation_id")),
                correlationId == null ? Correlation.newId() : correlationId);
    }
}
