package io.cygi.saga.sweep;

import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHoldExtended;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The reservations that are not final, as the sweeps need them; paid ones are among them until their concert is over.
 * What the events of a batch come to is written at its end, at once for all of them.
 */
@ProcessingGroup(LiveReservations.GROUP)
public class LiveReservations {

    /** The event processor's name. */
    public static final String GROUP = "live-reservations";

    /** After so long nothing of a cancelled concert can be in flight any more. */
    private static final Duration WITHDRAWAL_MAX = Duration.ofDays(30);

    private static final String RESOURCE = LiveReservations.class.getName();

    private final JdbcTemplate jdbc;

    LiveReservations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a reservation has come to with a batch: {@code live} until {@code holdUntil}, if it waits for a payment. Its
     * correlation is that of its first event, which is stored with the first row.
     */
    private record Latest(boolean live, @Nullable Instant holdUntil, String correlationId) {}

    /**
     * A reservation that is due to end.
     *
     * @param reservationId which one
     * @param correlationId what it ends under: the id of its own booking, or of its concert's cancellation
     */
    record Due(ReservationId reservationId, String correlationId) {}

    /**
     * From now on the sweep withdraws what is live of the concert.
     *
     * @param concertId which
     * @param at since when
     * @param correlationId of the cancellation
     */
    public void withdrawAllOf(ConcertId concertId, Instant at, String correlationId) {
        jdbc.update(
                "INSERT IGNORE INTO cancelled_concert (concert_id, cancelled_ms, correlation_id) VALUES (?, ?, ?)",
                concertId.value(),
                at.toEpochMilli(),
                correlationId);
    }

    /** {@return reservations whose hold has ended} @param now the time @param limit how many at most */
    List<Due> pastTheirHold(Instant now, int limit) {
        return jdbc.query("""
            SELECT reservation_id, correlation_id FROM live_reservation
             WHERE hold_until_ms <= ? ORDER BY hold_until_ms LIMIT ?\
            """, LiveReservations::due, now.toEpochMilli(), limit);
    }

    /** {@return live reservations of cancelled concerts} @param now the time @param limit how many at most */
    List<Due> ofCancelledConcerts(Instant now, int limit) {
        return jdbc.query("""
            SELECT l.reservation_id, c.correlation_id
              FROM cancelled_concert c JOIN live_reservation l ON l.concert_id = c.concert_id
             WHERE c.cancelled_ms > ? LIMIT ?\
            """, LiveReservations::due, now.minus(WITHDRAWAL_MAX).toEpochMilli(), limit);
    }

    /** Rows of before there were correlations have none. */
    private static Due due(ResultSet row, int number) throws SQLException {
        String correlationId = row.getString("correlation_id");
        return new Due(
                ReservationId.parse(row.getString("reservation_id")),
                correlationId == null ? Correlation.newId() : correlationId);
    }

    @EventHandler
    void on(ReservationRequested event, UnitOfWork<?> unitOfWork) {
        live(event, null, unitOfWork);
    }

    @EventHandler
    void on(ReservationHeld event, UnitOfWork<?> unitOfWork) {
        live(event, event.paying() ? null : event.holdUntil(), unitOfWork);
    }

    @EventHandler
    void on(ReservationHoldExtended event, UnitOfWork<?> unitOfWork) {
        live(event, event.holdUntil(), unitOfWork);
    }

    @EventHandler
    void on(ReservationPaymentStarted event, UnitOfWork<?> unitOfWork) {
        live(event, null, unitOfWork);
    }

    @EventHandler
    void on(ReservationPaymentFailed event, UnitOfWork<?> unitOfWork) {
        live(event, event.holdUntil(), unitOfWork);
    }

    @EventHandler
    void on(ReservationRejected event, UnitOfWork<?> unitOfWork) {
        over(event, unitOfWork);
    }

    @EventHandler
    void on(ReservationExpired event, UnitOfWork<?> unitOfWork) {
        over(event, unitOfWork);
    }

    @EventHandler
    void on(ReservationCancelled event, UnitOfWork<?> unitOfWork) {
        over(event, unitOfWork);
    }

    /** A concert that is over is not cancelled any more, but a hold that outlives it still has to end. */
    @EventHandler
    void on(ConcertClosed event, UnitOfWork<?> unitOfWork) {
        // What its reservations have come to before belongs before it.
        Map<ReservationId, Latest> batch = unitOfWork.root().getResource(RESOURCE);
        if (batch != null) {
            write(batch);
            batch.clear();
        }
        jdbc.update(
                "DELETE FROM live_reservation WHERE concert_id = ? AND hold_until_ms IS NULL",
                event.concertId().value());
    }

    private void live(ReservationEvent event, @Nullable Instant holdUntil, UnitOfWork<?> unitOfWork) {
        become(event, true, holdUntil, unitOfWork);
    }

    private void over(ReservationEvent event, UnitOfWork<?> unitOfWork) {
        become(event, false, null, unitOfWork);
    }

    private void become(ReservationEvent event, boolean live, @Nullable Instant holdUntil, UnitOfWork<?> unitOfWork) {
        UnitOfWork<?> root = unitOfWork.root();
        Map<ReservationId, Latest> batch = root.getOrComputeResource(RESOURCE, name -> {
            Map<ReservationId, Latest> created = new LinkedHashMap<>();
            root.onPrepareCommit(ending -> write(created));
            return created;
        });
        batch.merge(
                event.reservationId(),
                new Latest(live, holdUntil, Correlation.of(unitOfWork.getMessage())),
                (before, after) -> new Latest(after.live, after.holdUntil, before.correlationId));
    }

    private void write(Map<ReservationId, Latest> batch) {
        List<Object[]> live = new ArrayList<>();
        List<Object[]> over = new ArrayList<>();
        batch.forEach((reservation, latest) -> {
            String id = reservation.toString();
            if (latest.live) {
                Instant end = latest.holdUntil;
                live.add(new Object[] {
                    id,
                    reservation.concertId().value(),
                    end == null ? null : (Long) end.toEpochMilli(),
                    latest.correlationId
                });
            } else {
                over.add(new Object[] {id});
            }
        });
        if (!live.isEmpty()) {
            jdbc.batchUpdate("""
                INSERT INTO live_reservation (reservation_id, concert_id, hold_until_ms, correlation_id)
                VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE hold_until_ms = VALUES(hold_until_ms)\
                """, live);
        }
        if (!over.isEmpty()) {
            jdbc.batchUpdate("DELETE FROM live_reservation WHERE reservation_id = ?", over);
        }
    }
}
