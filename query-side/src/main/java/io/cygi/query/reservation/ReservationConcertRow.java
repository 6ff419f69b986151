package io.cygi.query.reservation;

import io.cygi.query.projection.Parameters;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;

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

    ReservationConcertRow(String concertId, String title, long sequenceNumber) {
        this.concertId = concertId;
        this.title = title;
        this.sequenceNumber = sequenceNumber;
    }

    /** {@return whether an event has been applied to this row} @param sequence the event's */
    boolean hasApplied(long sequence) {
        return sequence <= sequenceNumber;
    }

    /** Sets the columns as {@link ReservationConcertTable} names them. */
    void write(Parameters to) throws SQLException {
        to.text(concertId).number(sequenceNumber).text(title);
    }

    String concertId() {
        return concertId;
    }

    String title() {
        return title;
    }
}
