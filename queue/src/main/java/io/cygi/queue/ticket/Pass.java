package io.cygi.queue.ticket;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.line.Place;

/**
 * The permission to book that a ticket has turned into.
 *
 * @param concertId the room
 * @param accountId whose it is
 * @param place the ticket's
 * @param expiresAt until when it counts, milliseconds since 1970
 */
public record Pass(ConcertId concertId, AccountId accountId, Place place, long expiresAt) {}
