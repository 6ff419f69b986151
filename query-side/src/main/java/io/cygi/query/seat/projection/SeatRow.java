package io.cygi.query.seat.projection;

import io.cygi.query.projection.EntityMapping;
import io.cygi.query.seat.SeatStatus;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** Holds a seat that has changed at least once. */
@Entity
@Table(name = "query_seat")
class SeatRow {

    /** The columns of the row. */
    static final EntityMapping<SeatKey, SeatRow> MAPPING = EntityMapping.of(SeatRow.class, SeatKey.class);

    /** Sequence number before the first event of an aggregate. */
    private static final long NOTHING_APPLIED = -1;

    @EmbeddedId
    private SeatKey key;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    @Enumerated(EnumType.STRING)
    private SeatStatus status;

    @Column(name = "changed_version")
    private long changedVersion;

    /** Creates an empty row for JPA. */
    protected SeatRow() {}

    SeatRow(SeatKey key, long sequenceNumber, SeatStatus status, long changedVersion) {
        this.key = key;
        this.sequenceNumber = sequenceNumber;
        this.status = status;
        this.changedVersion = changedVersion;
    }

    /** {@return the row of a seat without events} @param key the key of the page */
    static SeatRow untouched(SeatKey key) {
        return new SeatRow(key, NOTHING_APPLIED, SeatStatus.AVAILABLE, 0);
    }

    boolean hasApplied(long sequence) {
        return sequence <= sequenceNumber;
    }

    SeatKey key() {
        return key;
    }

    SeatStatus status() {
        return status;
    }
}
