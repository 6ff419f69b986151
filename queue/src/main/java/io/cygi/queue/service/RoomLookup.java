package io.cygi.queue.service;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Ticket;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the room of a concert and of a ticket. A ticket belongs to the room that it was issued for, and not to a later
 * one of the same concert.
 */
public final class RoomLookup {

    private final SalePolicyCache policies;
    private final RoomRegistry rooms;
    private final RoomKeys keys;

    RoomLookup(SalePolicyCache policies, RoomRegistry rooms, RoomKeys keys) {
        this.policies = policies;
        this.rooms = rooms;
        this.keys = keys;
    }

    /**
     * {@return the ticket's room; nothing if it is gone, or if the concert has another room by now}
     *
     * @throws UnavailableException if this process does not know it yet
     */
    public Optional<RoomReplica> roomOf(Ticket ticket) {
        Optional<RoomReplica> room = room(ticket.concertId());
        if (room.isPresent() && room.get().state().mayCome(ticket.place())) {
            throw new UnavailableException(
                    "The place of " + ticket.id() + " is not known here yet",
                    new IllegalStateException("still being read"));
        }
        return room.filter(known -> isOf(known, ticket));
    }

    /** {@return the ticket's room, if this process knows both; nothing if {@link #roomOf} has to answer} */
    public Optional<RoomReplica> knownRoomOf(Ticket ticket) {
        return rooms.find(ticket.concertId()).filter(room -> room.ready() && isOf(room, ticket));
    }

    private boolean isOf(RoomReplica room, Ticket ticket) {
        return isOf(room, ticket.accountId(), ticket.place());
    }

    /** {@return whether the place in this room is the account's} */
    public boolean isOf(RoomReplica room, AccountId accountId, Place place) {
        return room.state().isOf(place, keys.account(room.concertId().value(), accountId.value()));
    }

    /**
     * {@return the concert's room; nothing if it is gone, with the sale or by a change before it}
     *
     * @throws UnavailableException if this process does not know it yet
     */
    public Optional<RoomReplica> room(ConcertId concertId) {
        return room(concertId, policies::now);
    }

    /**
     * {@return the room as {@link #room(ConcertId)} does, by a policy that may be a moment old} It is for requests that
     * anybody may repeat.
     *
     * @throws UnavailableException if this process does not know the room yet
     */
    public Optional<RoomReplica> roomByCachedPolicy(ConcertId concertId) {
        return room(concertId, policies::of);
    }

    private Optional<RoomReplica> room(ConcertId concertId, Function<ConcertId, SalePolicy> read) {
        if (rooms.find(concertId).isEmpty()) {
            SalePolicy policy = read.apply(concertId);
            if (policy.over() || !policy.settings().enabled()) {
                return Optional.empty();
            }
        }
        return Optional.of(rooms.require(concertId));
    }
}
