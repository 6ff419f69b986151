package io.cygi.command.concert;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.value.ConcertId;

/**
 * A concert as its organizer sees it.
 *
 * @param concertId the concert's identifier
 * @param version the version that {@code If-Match} has to name for the next change
 * @param details the published details
 */
record ConcertBody(
        ConcertId concertId, long version, @JsonUnwrapped ConcertDetails details) {}
