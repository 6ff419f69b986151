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

    /** What a reservation has come to with a batch: {@code live} until {@code holdUntil}, if it waits for a payment. */
    private record Latest(boolean live, @Nullable Instant holdUntil) {}

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
    void on(ReservationRequested event, UnitOfWork<?> unitOfWork) {
        become(event, new Latest(true, null), unitOfWork);
    }

    @EventHandler
    void on(ReservationHeld event, UnitOfWork<?> unitOfWork) {
        become(event, new Latest(true, event.paying() ? null : event.holdUntil()), unitOfWork);
    }

    @EventHandler
    void on(ReservationPaymentStarted event, UnitOfWork<?> unitOfWork) {
        become(event, new Latest(true, null), unitOfWork);
    }

    @EventHandler
    void on(ReservationRejected event, UnitOfWork<?> unitOfWork) {
        become(event, new Latest(false, null), unitOfWork);
    }

    @EventHandler
    void on(ReservationExpired event, UnitOfWork<?> unitOfWork) {
        become(event, new Latest(false, null), unitOfWork);
    }

    @EventHandler
    void on(ReservationCancelled event, UnitOfWork<?> unitOfWork) {
        become(event, new Latest(false, null), unitOfWork);
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

    private void become(ReservationEvent event, Latest latest, UnitOfWork<?> unitOfWork) {
        UnitOfWork<?> root = unitOfWork.root();
        Map<ReservationId, Latest> batch = root.getOrComputeResource(RESOURCE, name -> {
            Map<ReservationId, Latest> created = new LinkedHashMap<>();
            root.onPrepareCommit(ending -> write(created));
            return created;
        });
        batch.put(event.reservationId(), latest);
    }

    private void write(Map<ReservationId, Latest> batch) {
        List<Object[]> live = new ArrayList<>();
        List<Object[]> over = new ArrayList<>();
        batch.forEach((reservation, latest) -> {
            String id = reservation.toString();
            if (latest.live) {
                Instant end = latest.holdUntil;
                live.add(new Object[] {
                    id, reservation.concertId().value(), end == null ? null : (Long) end.toEpochMilli()
                });
            } else {
                over.add(new Object[] {id});
            }
        });
        if (!live.isEmpty()) {
            jdbc.batchUpdate("""
                    INSERT INTO live_reservation (reservation_id, concert_id, hold_until_ms) VALUES (?, ?, ?)
                    ON DUPLICATE KEY UPDATE hold_until_ms = VALUES(hold_until_ms)""", live);
        }
        if (!over.isEmpty()) {
            jdbc.batchUpdate("DELETE FROM live_reservation WHERE reservation_id = ?", over);
        }
    }
}
