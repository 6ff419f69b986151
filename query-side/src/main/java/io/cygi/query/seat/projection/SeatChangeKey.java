package io.cygi.query.seat.projection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * A change of a concert's seats.
 *
 * @param concertId the concert
 * @param version the seat map's, that the change made
 */
@Embeddable
record SeatChangeKey(@Column(name = "concert_id") String concertId, long version) implements Serializable {}
