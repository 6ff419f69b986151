package io.cygi.queue.http.ticket;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.service.RoomLookup;
import io.cygi.queue.service.SalePolicyCache;
import io.cygi.queue.service.WaitingRoomService;
import io.cygi.queue.ticket.Ticket;

/** Joins fans to a concert's line and composes the answer. */
final class JoinService {

    private final SalePolicyCache policies;
    private final RoomLookup lookup;
    private final WaitingRoomService service;
    private final TicketBodyMapper bodies;

    JoinService(SalePolicyCache policies, RoomLookup lookup, WaitingRoomService service, TicketBodyMapper bodies) {
        this.policies = policies;
        this.lookup = lookup;
        this.service = service;
        this.bodies = bodies;
    }

    /**
     * The answer to a join.
     *
     * @param body the ticket
     * @param retryAfterSeconds when to look at it
     */
    record Joined(TicketBody body, int retryAfterSeconds) {}

    /**
     * Joining twice answers the same ticket.
     *
     * @param concertId whose line
     * @param fan who joins
     * @param address where the request came from
     * @param proof the work that the fan has done
     * @return the ticket
     * @throws RefusedException where there is no waiting room, or nobody may join, or too many did from the address
     * @throws UnavailableException where the broker does not answer
     */
    Joined join(ConcertId concertId, AccountId fan, String address, Proof proof) {
        if (!policies.of(concertId).settings().enabled()) {
            throw PathIds.noSuch("waiting room");
        }
        RoomReplica room = lookup.room(concertId).orElseThrow(() -> PathIds.noSuch("waiting room"));
        Ticket ticket = service.join(room, fan, address, proof, false);
        TicketView view = service.view(room, ticket);
        return new Joined(bodies.ofJoined(room.state(), ticket, view), TicketBodyMapper.retryAfterSeconds(view));
    }
}
