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
     * @param body the response body of the ticket
     * @param retryAfterSeconds the seconds until the ticket should be looked at
     */
    record Joined(TicketBody body, int retryAfterSeconds) {}

    /**
     * Joins a fan to a concert's line. A fan who joins twice gets the same ticket.
     *
     * @param concertId the concert's id
     * @param fan the fan who joins
     * @param address where the request came from
     * @param proof the work that the fan has done
     * @return the ticket and the pause until the next look
     * @throws RefusedException if there is no waiting room, or nobody may join, or too many did from the address
     * @throws UnavailableException if the broker does not answer
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
