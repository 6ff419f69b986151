package io.cygi.query.seat.projection;

import io.cygi.query.projection.EntityMapping;
import io.cygi.query.projection.InstantColumn;
import io.cygi.query.seat.SeatChange;
import io.cygi.query.seat.SeatStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** Holds a change of a seat as the live stream sends it. */
@Entity
@Table(name = "query_seat_change")
class SeatChangeRow {

    /** The columns of the row. */
    static final EntityMapping<SeatChangeKey, SeatChangeRow> MAPPING =
            EntityMapping.of(SeatChangeRow.class, SeatChangeKey.class);

    @EmbeddedId
    private SeatChangeKey key;

    private String seat;

    @Enumerated(EnumType.STRING)
    private SeatStatus status;

    @Column(name = "logged_at")
    @Convert(converter = InstantColumn.class)
    private Instant loggedAt;

    /** Creates an empty row for JPA. */
    protected SeatChangeRow() {}

    SeatChangeRow(SeatChangeKey key, String seat, SeatStatus status, Instant loggedAt) {
        this.key = key;
        this.seat = seat;
        this.status = status;
        this.loggedAt = loggedAt;
    }

    String concertId() {
        return key.concertId();
    }

    SeatChange change() {
        return new SeatChange(seat, status, key.version());
    }
}
