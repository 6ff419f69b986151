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
import io.cygi.saga.sweep.LiveReservationTable.Due;
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

/**
 * The reservations that are not final, for the sweeps. Paid ones are among them until their concert is over. The result
 * of a batch of events is written once, at the end of the batch.
 */
@ProcessingGroup(LiveReservations.GROUP)
public class LiveReservations {

    /** Name of the event processor. */
    public static final String GROUP = "live-reservations";

    /** Time after which no reservation of a cancelled concert can be in flight any more. */
    private static final Duration WITHDRAWAL_MAX = Duration.ofDays(30);

    private static final String RESOURCE = LiveReservations.class.getName();

    private final LiveReservationTable table;

    LiveReservations(LiveReservationTable table) {
        this.table = table;
    }

    /** The state of a reservation after a batch: live or over. Its correlation is that of its first event. */
    private record Latest(boolean live, LiveReservationTable.Live row) {}

    /**
     * Has the sweep withdraw all live reservations of a concert from now on.
     *
     * @param concertId the concert's id
     * @param at the time of the cancellation
     * @param correlationId the correlation id of the cancellation
     */
    public void withdrawAllOf(ConcertId concertId, Instant at, String correlationId) {
        table.addCancelled(concertId, at, correlationId);
    }

    /** {@return reservations whose hold has ended} @param now the present time @param limit the most reservations */
    List<Due> pastTheirHold(Instant now, int limit) {
        return table.pastTheirHold(now, limit);
    }

    /**
     * {@return live reservations of cancelled concerts}
     *
     * @param now the present time
     * @param limit the most reservations
     */
    List<Due> ofCancelledConcerts(Instant now, int limit) {
        return table.ofCancelledConcerts(now.minus(WITHDRAWAL_MAX), limit);
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

    /**
     * Removes the reservations of a concert that is over, which cannot be cancelled any more. A hold that outlives the
     * concert still has to end.
     */
    @EventHandler
    void on(ConcertClosed event, UnitOfWork<?> unitOfWork) {
        // The changes that were collected before this event are written first.
        Map<ReservationId, Latest> batch = unitOfWork.root().getResource(RESOURCE);
        if (batch != null) {
            write(batch);
            batch.clear();
        }
        table.removeWithoutHold(event.concertId());
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
        ReservationId reservation = event.reservationId();
        batch.merge(
                reservation,
                latest(reservation, live, holdUntil, Correlation.of(unitOfWork.getMessage())),
                (before, after) -> latest(reservation, after.live, after.row.holdUntil(), before.row.correlationId()));
    }

    private static Latest latest(
            ReservationId reservation, boolean live, @Nullable Instant holdUntil, String correlationId) {
        return new Latest(live, new LiveReservationTable.Live(reservation, holdUntil, correlationId));
    }

    private void write(Map<ReservationId, Latest> batch) {
        List<LiveReservationTable.Live> live = new ArrayList<>();
        List<ReservationId> over = new ArrayList<>();
        batch.forEach((reservation, latest) -> {
            if (latest.live) {
                live.add(latest.row);
            } else {
                over.add(reservation);
            }
        });
        table.put(live);
        table.remove(over);
    }
}
