package io.cygi.query.seat.projection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * The key of a change of a concert's seats.
 *
 * @param concertId the concert's id
 * @param version the version of the seat map that the change made
 */
@Embeddable
record SeatChangeKey(@Column(name = "concert_id") String concertId, long version) implements Serializable {}
