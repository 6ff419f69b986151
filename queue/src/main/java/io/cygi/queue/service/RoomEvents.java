package io.cygi.queue.service;

import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WaitingRoomSettings;
import io.cygi.queue.kafka.replica.Announcements;
import io.cygi.queue.kafka.replica.Room;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.kafka.replica.Rooms;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.Booked;
import io.cygi.queue.room.record.RoomRecord.BookingEnded;
import io.cygi.queue.room.record.RoomRecord.Opened;
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
 * Follows what happens to concerts and bookings: rooms are opened and closed, and whoever has booked gives the place
 * inside back. Every event may come again and then changes nothing. A batch ends when all that it wrote is acknowledged.
 */
@ProcessingGroup(RoomEvents.GROUP)
public final class RoomEvents {

    static final String GROUP = "waiting-room";

    private static final String WRITTEN = RoomEvents.class.getName();

    private static final Duration OPENED_WAIT = Duration.ofSeconds(5);

    private final Guards guards;
    private final Rooms rooms;
    private final RoomWriter writer;
    private final Announcements announcements;
    private final RoomKeys keys;

    RoomEvents(Guards guards, Rooms rooms, RoomWriter writer, Announcements announcements, RoomKeys keys) {
        this.guards = guards;
        this.rooms = rooms;
        this.writer = writer;
        this.announcements = announcements;
        this.keys = keys;
    }

    @EventHandler
    void on(ConcertScheduled event) {
        guards.forget(event.concertId());
        open(event.concertId(), event.details().waitingRoom());
        tellSale(event.concertId(), event.details());
    }

    /** Before the sale a room may go, and its settings may change, but not over how many partitions its line is spread. */
    @EventHandler
    void on(ConcertChanged event) {
        guards.forget(event.concertId());
        WaitingRoomSettings settings = event.details().waitingRoom();
        Optional<Room> room = rooms.findForSure(event.concertId());
        if (!settings.enabled()) {
            room.ifPresent(gone -> announcements.remove(event.concertId()));
        } else if (room.isEmpty()) {
            open(event.concertId(), settings);
        } else {
            WaitingRoomSettings kept = settings.over(room.get().partitions());
            writer.await(writer.log(event.concertId(), new Opened(kept, null)));
        }
        tellSale(event.concertId(), event.details());
    }

    /** Lobbies open before it. */
    private void tellSale(ConcertId concertId, ConcertDetails details) {
        if (details.waitingRoom().enabled() && !guards.of(concertId).over()) {
            SaleScheduled scheduled = new SaleScheduled(details.salesOpenAt().toEpochMilli());
            writer.await(writer.log(concertId, scheduled));
        }
    }

    @EventHandler
    void on(SalesOpened event) {
        guards.forget(event.concertId());
        Guards.Guard guard = guards.of(event.concertId());
        // The topic of a concert that is over may be gone already.
        if (guard.settings().enabled() && !guard.over()) {
            openSale(event.concertId());
        }
    }

    /** Nobody is let in before. Whoever has just opened the sale finds its room open, unless the broker is slow. */
    private void openSale(ConcertId concertId) {
        Optional<Room> room = rooms.findForSure(concertId).filter(Room::ready);
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
        guards.forget(event.concertId());
        if (find(event.concertId()).isPresent()) {
            announcements.remove(event.concertId());
        }
    }

    private void open(ConcertId concertId, WaitingRoomSettings settings) {
        if (settings.enabled() && rooms.findForSure(concertId).isEmpty()) {
            announcements.open(concertId, settings);
            // Whoever has just published the concert finds its room open, unless the broker is slow.
            rooms.awaitReady(concertId, OPENED_WAIT);
        }
    }

    private void close(ConcertId concertId) {
        guards.forget(concertId);
        find(concertId).ifPresent(room -> writer.await(writer.log(concertId, new Opened(null, RoomStatus.CLOSED))));
    }

    /** {@return the concert's room, where it has one; after a start that waits until it is known which rooms there are} */
    private Optional<Room> find(ConcertId concertId) {
        return guards.of(concertId).settings().enabled() ? rooms.findForSure(concertId) : Optional.empty();
    }

    @EventHandler
    void on(ReservationRequested event, UnitOfWork<?> unitOfWork) {
        ConcertId concertId = event.reservationId().concertId();
        long account = keys.account(concertId.value(), event.fanId().value());
        write(event.reservationId(), new Booked(account, event.reservationId().handle()), unitOfWork);
    }

    /** The seats were taken, or the wallet was empty: the fan may try again with the same pass. */
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
