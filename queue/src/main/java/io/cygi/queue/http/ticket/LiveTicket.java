package io.cygi.queue.http.ticket;

import io.cygi.contracts.UnavailableException;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.service.WaitingRoomService;
import io.cygi.queue.ticket.Ticket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A ticket whose state one thread reads repeatedly. A ticket of a lobby becomes another ticket when the lobby is drawn. */
final class LiveTicket {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTicket.class);

    private final RoomRegistry rooms;
    private final WaitingRoomService service;
    private final RoomReplica room;
    private Ticket ticket;

    LiveTicket(RoomRegistry rooms, WaitingRoomService service, RoomReplica room, Ticket ticket) {
        this.rooms = rooms;
        this.service = service;
        this.room = room;
        this.ticket = ticket;
    }

    /** {@return the ticket as of the last look} */
    Ticket ticket() {
        return ticket;
    }

    /** {@return whether the room of the ticket still exists} */
    boolean hasRoom() {
        return rooms.has(room);
    }

    /** {@return the state of the ticket; a called fan is admitted first} While the broker does not answer, the state stays. */
    TicketView look() {
        ticket = service.current(room, ticket);
        try {
            return service.look(room, ticket);
        } catch (UnavailableException e) {
            LOG.debug("Nobody can be let in just now", e);
            return service.view(room, ticket);
        }
    }
}
