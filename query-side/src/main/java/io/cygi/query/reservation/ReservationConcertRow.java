package io.cygi.query.reservation;

import io.cygi.contracts.value.ConcertId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a concert is called, as the reservation view needs it. */
@Entity
@Table(name = "query_reservation_concert")
class ReservationConcertRow {

    @Id
    @Column(name = "concert_id")
    private String concertId;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    private String title;

    /** For JPA. */
    protected ReservationConcertRow() {}

    ReservationConcertRow(ConcertId concertId, String title, long sequenceNumber) {
        this.concertId = concertId.value();
        this.title = title;
        this.sequenceNumber = sequenceNumber;
    }

    void rename(String now, long sequence) {
        if (sequence > sequenceNumber) {
            sequenceNumber = sequence;
            title = now;
        }
    }

    String concertId() {
        return concertId;
    }

    String title() {
        return title;
    }
}
