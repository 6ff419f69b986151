package io.cygi.query.seat.projection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The key of a seat of a concert.
 *
 * @param concertId the concert's id
 * @param seat the seat within it
 */
@Embeddable
record SeatKey(@Column(name = "concert_id") String concertId, String seat) implements Serializable {

    private static final String INFIX = "/seat/";

    /**
     * {@return the seat that an aggregate is, or null if it is none}
     *
     * @param aggregateId the identifier of any aggregate
     */
    static @Nullable SeatKey ofAggregate(String aggregateId) {
        int at = aggregateId.indexOf(INFIX);
        return at < 0 ? null : new SeatKey(aggregateId.substring(0, at), aggregateId.substring(at + INFIX.length()));
    }
}
