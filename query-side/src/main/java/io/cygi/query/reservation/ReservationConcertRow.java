package io.cygi.query.reservation;

import io.cygi.query.projection.EntityMapping;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Holds the title of a concert for the view of reservations. */
@Entity
@Table(name = "query_reservation_concert")
class ReservationConcertRow {

    /** The columns of the row. */
    static final EntityMapping<String, ReservationConcertRow> MAPPING =
            EntityMapping.of(ReservationConcertRow.class, String.class);

    @Id
    @Column(name = "concert_id")
    private String concertId;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    private String title;

    /** Creates an empty row for JPA. */
    protected ReservationConcertRow() {}

    ReservationConcertRow(String concertId, String title, long sequenceNumber) {
        this.concertId = concertId;
        this.title = title;
        this.sequenceNumber = sequenceNumber;
    }

    /**
     * {@return the concert that an aggregate is, or null if it is none}
     *
     * @param aggregateId the identifier of any aggregate
     */
    static @Nullable String keyOfAggregate(String aggregateId) {
        return aggregateId.indexOf('/') < 0 ? aggregateId : null;
    }

    /** {@return whether an event has been applied to this row} @param sequence the sequence number of the event */
    boolean hasApplied(long sequence) {
        return sequence <= sequenceNumber;
    }

    String concertId() {
        return concertId;
    }

    String title() {
        return title;
    }
}
