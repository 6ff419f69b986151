package io.cygi.command.concert;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertDetails;
import io.cygi.contracts.value.ConcertId;

/**
 * What bookings need to know of a concert.
 *
 * @param concertId the concert
 * @param organizerId whose it is
 * @param status where it is in its life; once {@code ON_SALE} was seen, the details do not change any more
 * @param details what is published
 */
public record CatalogueEntry(
        ConcertId concertId, AccountId organizerId, ConcertStatus status, ConcertDetails details) {}
