package io.cygi.queue.ticket;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.line.Place;
import java.util.UUID;

/**
 * A fan's place in a line or lobby, as a token contains it.
 *
 * @param concertId the id of the room's concert
 * @param accountId the fan's account
 * @param id the ticket's id
 * @param place the place in the line or lobby
 * @param joinedAt the broker's time, milliseconds since 1970
 */
public record Ticket(ConcertId concertId, AccountId accountId, UUID id, Place place, long joinedAt) {}
