package io.cygi.queue.ticket;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.line.Place;

/**
 * The permission to book that a ticket has turned into.
 *
 * @param concertId the id of the room's concert
 * @param accountId the fan's account
 * @param place the place of the ticket
 * @param expiresAt when the pass expires, milliseconds since 1970
 */
public record Pass(ConcertId concertId, AccountId accountId, Place place, long expiresAt) {}
