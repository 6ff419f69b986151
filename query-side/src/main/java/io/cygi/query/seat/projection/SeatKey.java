package io.cygi.query.seat.projection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * A seat of a concert.
 *
 * @param concertId the concert
 * @param seat the seat within it
 */
@Embeddable
record SeatKey(@Column(name = "concert_id") String concertId, String seat) implements Serializable {}
