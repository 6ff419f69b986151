package io.cygi.saga.sweep;

import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The reservations that are not final, as the sweeps need them; paid ones are among them until their concert is over.
 */
@ProcessingGroup(LiveReservations.GROUP)
public class LiveReservations {

    /** The event processor's name. */
    public static final String GROUP = "live-reservations";

    /** After so long nothing of a cancelled concert can be in flight any more. */
    private static final Duration WITHDRAWAL_MAX = Duration.ofDays(30);

    private final JdbcTemplate jdbc;

    LiveReservations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on the sweep withdraws what is live of the concert. @param concertId which @param at since when */
    public void withdrawAllOf(ConcertId concertId, Instant at) {
        jdbc.update(
                "INSERT IGNORE INTO cancelled_concert (concert_id, cancelled_ms) VALUES (?, ?)",
                concertId.value(),
                at.toEpochMilli());
    }

    /** {@return reservations whose hold has ended} @param now the time @param limit how many at most */
    List<ReservationId> pastTheirHold(Instant now, int limit) {
        return jdbc.query(
                "SELECT reservation_id FROM live_reservation WHERE hold_until_ms <= ? ORDER BY hold_until_ms LIMIT ?",
                (row, number) -> ReservationId.parse(row.getString(1)),
                now.toEpochMilli(),
                limit);
    }

    /** {@return live reservations of cancelled concerts} @param now the time @param limit how many at most */
    List<ReservationId> ofCancelledConcerts(Instant now, int limit) {
        return jdbc.query(
                """
                SELECT l.reservation_id FROM cancelled_concert c JOIN live_reservation l ON l.concert_id = c.concert_id
                 WHERE c.cancelled_ms > ? LIMIT ?""",
                (row, number) -> ReservationId.parse(row.getString(1)),
                now.minus(WITHDRAWAL_MAX).toEpochMilli(),
                limit);
    }

    @EventHandler
    void on(ReservationRequested event) {
        jdbc.update(
                "INSERT IGNORE INTO live_reservation (reservation_id, concert_id) VALUES (?, ?)",
                event.reservationId().toString(),
                event.reservationId().concertId().value());
    }

    @EventHandler
    void on(ReservationHeld event) {
        if (!event.paying()) {
            jdbc.update(
                    """
                    INSERT INTO live_reservation (reservation_id, concert_id, hold_until_ms) VALUES (?, ?, ?)
                    ON DUPLICATE KEY UPDATE hold_until_ms = ?""",
                    event.reservationId().toString(),
                    event.reservationId().concertId().value(),
                    event.holdUntil().toEpochMilli(),
                    event.holdUntil().toEpochMilli());
        }
    }

    @EventHandler
    void on(ReservationPaymentStarted event) {
        jdbc.update(
                "UPDATE live_reservation SET hold_until_ms = NULL WHERE reservation_id = ?",
                event.reservationId().toString());
    }

    @EventHandler
    void on(ReservationRejected event) {
        forget(event);
    }

    @EventHandler
    void on(ReservationExpired event) {
        forget(event);
    }

    @EventHandler
    void on(ReservationCancelled event) {
        forget(event);
    }

    /** A concert that is over is not cancelled any more, but a hold that outlives it still has to end. */
    @EventHandler
    void on(ConcertClosed event) {
        jdbc.update(
                "DELETE FROM live_reservation WHERE concert_id = ? AND hold_until_ms IS NULL",
                event.concertId().value());
    }

    private void forget(ReservationEvent event) {
        jdbc.update(
                "DELETE FROM live_reservation WHERE reservation_id = ?",
                event.reservationId().toString());
    }
}
