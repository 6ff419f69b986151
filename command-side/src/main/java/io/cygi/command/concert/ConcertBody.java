package io.cygi.command.concert;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.value.ConcertId;

/**
 * A concert as its organizer is told.
 *
 * @param concertId its identifier
 * @param version what {@code If-Match} wants to be sent for the next change
 * @param details what is published
 */
record ConcertBody(
        ConcertId concertId, long version, @JsonUnwrapped ConcertDetails details) {}
