package io.cygi.queue.service;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.queue.kafka.replica.RoomAnnouncementPublisher;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.BookingEnded;
import io.cygi.queue.room.record.RoomRecord.BookingStarted;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomRecord.SaleScheduled;
import io.cygi.queue.room.record.RoomStatus;
import io.cygi.queue.ticket.RoomKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Follows the events of concerts and bookings: opens and closes rooms, and ends passes with their bookings. A repeated
 * event changes nothing. A batch ends when all its writes are acknowledged.
 */
@ProcessingGroup(RoomEventHandler.GROUP)
public final class RoomEventHandler {

    static final String GROUP = "waiting-room";

    private static final String WRITTEN = RoomEventHandler.class.getName();

    private static final Duration OPENED_WAIT = Duration.ofSeconds(5);

    private final SalePolicyCache policies;
    private final RoomRegistry rooms;
    private final RoomWriter writer;
    private final RoomAnnouncementPublisher announcements;
    private final RoomKeys keys;

    RoomEventHandler(
            SalePolicyCache policies,
            RoomRegistry rooms,
            RoomWriter writer,
            RoomAnnouncementPublisher announcements,
            RoomKeys keys) {
        this.policies = policies;
        this.rooms = rooms;
        this.writer = writer;
        this.announcements = announcements;
        this.keys = keys;
    }

    @EventHandler
    void on(ConcertScheduled event) {
        policies.forget(event.concertId());
        open(event.concertId(), event.details().waitingRoom());
        tellSale(event.concertId(), event.details());
    }

    /**
     * Applies a change of the concert. Before the sale a room may be removed and its settings may change, but not the
     * number of its line's partitions.
     */
    @EventHandler
    void on(ConcertChanged event) {
        policies.forget(event.concertId());
        WaitingRoomSettings settings = event.details().waitingRoom();
        Optional<RoomReplica> room = rooms.findForSure(event.concertId());
        if (!settings.enabled()) {
            room.ifPresent(gone -> announcements.remove(event.concertId()));
        } else if (room.isEmpty()) {
            open(event.concertId(), settings);
        } else {
            WaitingRoomSettings kept = settings.over(room.get().partitions());
            writer.await(writer.log(event.concertId(), new RoomConfigured(kept, null)));
        }
        tellSale(event.concertId(), event.details());
    }

    /** Writes when the sale opens. The lobby opens a while before. */
    private void tellSale(ConcertId concertId, ConcertDetails details) {
        if (details.waitingRoom().enabled() && !policies.of(concertId).over()) {
            SaleScheduled scheduled = new SaleScheduled(details.salesOpenAt().toEpochMilli());
            writer.await(writer.log(concertId, scheduled));
        }
    }

    @EventHandler
    void on(SalesOpened event) {
        policies.forget(event.concertId());
        SalePolicy policy = policies.of(event.concertId());
        // The topics of a concert that is over may be gone already.
        if (policy.settings().enabled() && !policy.over()) {
            openSale(event.concertId());
        }
    }

    /** Begins admissions. It waits for the room, so that the caller finds it open unless the broker is slow. */
    private void openSale(ConcertId concertId) {
        Optional<RoomReplica> room = rooms.findForSure(concertId).filter(RoomReplica::ready);
        if (room.isPresent()) {
            writer.logAndRead(room.get(), new SaleOpened());
        } else {
            writer.await(writer.log(concertId, new SaleOpened()));
        }
    }

    @EventHandler
    void on(SalesClosed event) {
        close(event.concertId());
    }

    @EventHandler
    void on(ConcertCancelled event) {
        close(event.concertId());
    }

    @EventHandler
    void on(ConcertClosed event) {
        policies.forget(event.concertId());
        if (find(event.concertId()).isPresent()) {
            announcements.remove(event.concertId());
        }
    }

    private void open(ConcertId concertId, WaitingRoomSettings settings) {
        if (settings.enabled() && rooms.findForSure(concertId).isEmpty()) {
            announcements.open(concertId, settings);
            // The caller finds the room open, unless the broker is slow.
            rooms.awaitReady(concertId, OPENED_WAIT);
        }
    }

    private void close(ConcertId concertId) {
        policies.forget(concertId);
        find(concertId)
                .ifPresent(room -> writer.await(writer.log(concertId, new RoomConfigured(null, RoomStatus.CLOSED))));
    }

    /** {@return the concert's room, if it has one} After a start it waits until the rooms are known. */
    private Optional<RoomReplica> find(ConcertId concertId) {
        return policies.of(concertId).settings().enabled() ? rooms.findForSure(concertId) : Optional.empty();
    }

    @EventHandler
    void on(ReservationRequested event, UnitOfWork<?> unitOfWork) {
        ConcertId concertId = event.reservationId().concertId();
        long account = keys.account(concertId.value(), event.fanId().value());
        write(
                event.reservationId(),
                new BookingStarted(account, event.reservationId().handle()),
                unitOfWork);
    }

    /**
     * Ends a booking that was rejected, because seats were taken or the wallet had too little. The fan may try again
     * with the same pass.
     */
    @EventHandler
    void on(ReservationRejected event, UnitOfWork<?> unitOfWork) {
        end(event.reservationId(), true, unitOfWork);
    }

    @EventHandler
    void on(ReservationConfirmed event, UnitOfWork<?> unitOfWork) {
        end(event.reservationId(), false, unitOfWork);
    }

    @EventHandler
    void on(ReservationExpired event, UnitOfWork<?> unitOfWork) {
        end(event.reservationId(), false, unitOfWork);
    }

    @EventHandler
    void on(ReservationCancelled event, UnitOfWork<?> unitOfWork) {
        end(event.reservationId(), false, unitOfWork);
    }

    private void end(ReservationId reservationId, boolean again, UnitOfWork<?> unitOfWork) {
        write(reservationId, new BookingEnded(reservationId.handle(), again), unitOfWork);
    }

    private void write(ReservationId reservationId, RoomRecord record, UnitOfWork<?> unitOfWork) {
        ConcertId concertId = reservationId.concertId();
        if (find(concertId).isEmpty()) {
            return;
        }
        List<CompletableFuture<?>> written = unitOfWork.root().getOrComputeResource(WRITTEN, name -> {
            List<CompletableFuture<?>> all = new ArrayList<>();
            unitOfWork.root().onPrepareCommit(batch -> all.forEach(writer::await));
            return all;
        });
        written.add(writer.log(concertId, record));
    }
}
