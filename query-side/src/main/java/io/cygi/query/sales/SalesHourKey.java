package io.cygi.query.sales;

import io.cygi.query.projection.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * An hour of a concert's sale.
 *
 * @param concertId the concert's id
 * @param hourStart when it begins, in UTC
 */
@Embeddable
record SalesHourKey(
        @Column(name = "concert_id") String concertId,
        @Column(name = "hour_start") LocalDateTime hourStart) implements Serializable {

    static SalesHourKey of(String concertId, Instant at) {
        return new SalesHourKey(
                concertId,
                LocalDateTime.ofInstant(InstantColumn.stored(at), ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.HOURS));
    }
}
