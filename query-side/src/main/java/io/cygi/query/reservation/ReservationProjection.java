package io.cygi.query.reservation;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.ReservationId;
import io.cygi.query.projection.Changes;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;

/**
 * Keeps the reservations and what they add up to. An event counts once: each row knows the sequence number of the last
 * one applied to it.
 */
@ProcessingGroup(ReservationProjection.GROUP)
class ReservationProjection {

    static final String GROUP = "query-reservations";

    private final EntityManager entities;
    private final SalesCounters sales;
    private final Changes changes;

    ReservationProjection(EntityManager entities, SalesCounters sales, Changes changes) {
        this.entities = entities;
        this.sales = sales;
        this.changes = changes;
    }

    /** {@return the key under which changes of a reservation are told} @param reservationId which */
    static String key(ReservationId reservationId) {
        return GROUP + ":" + reservationId;
    }

    @EventHandler
    void on(ConcertScheduled event, @SequenceNumber long sequence) {
        if (entities.find(ReservationConcertRow.class, event.concertId().value()) == null) {
            entities.persist(
                    new ReservationConcertRow(event.concertId(), event.details().title(), sequence));
        }
    }

    @EventHandler
    void on(ConcertChanged event, @SequenceNumber long sequence) {
        ReservationConcertRow concert =
                entities.find(ReservationConcertRow.class, event.concertId().value());
        if (concert == null) {
            throw new IllegalStateException("a concert changes that was never scheduled");
        }
        concert.rename(event.details().title(), sequence);
    }

    @EventHandler
    void on(ReservationRequested event, @SequenceNumber long sequence) {
        if (entities.find(ReservationRow.class, event.reservationId().toString()) == null) {
            entities.persist(new ReservationRow(event, sequence));
            changes.changed(key(event.reservationId()));
        }
    }

    @EventHandler
    void on(ReservationHeld event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> reservation.hold(event.holdUntil()));
    }

    @EventHandler
    void on(ReservationConfirmed event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> reservation.confirm(event.at()));
    }

    @EventHandler
    void on(ReservationRejected event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> reservation.fail(ReservationStatus.REJECTED, event.reason()));
    }

    @EventHandler
    void on(ReservationExpired event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> reservation.fail(ReservationStatus.EXPIRED, ProblemCode.HOLD_EXPIRED));
    }

    @EventHandler
    void on(ReservationCancelled event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> {
            reservation.cancel(event.refunded(), event.at());
            sales.refunded(reservation, event.refunded(), event.at());
        });
    }

    @ResetHandler
    void reset() {
        entities.createQuery("delete from ReservationRow").executeUpdate();
        entities.createQuery("delete from ReservationConcertRow").executeUpdate();
        sales.reset();
    }

    private void apply(ReservationEvent event, long sequence, Consumer<ReservationRow> change) {
        ReservationRow reservation =
                entities.find(ReservationRow.class, event.reservationId().toString());
        if (reservation == null) {
            throw new IllegalStateException("a reservation changes that was never requested");
        }
        if (reservation.advance(sequence)) {
            ReservationStatus before = reservation.status();
            change.accept(reservation);
            sales.moved(reservation, before, event.at());
            changes.changed(key(event.reservationId()));
        }
    }
}
