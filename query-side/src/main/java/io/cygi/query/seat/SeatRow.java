package io.cygi.query.seat;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** A seat that has changed at least once. */
@Entity
@Table(name = "query_seat")
class SeatRow {

    /** Before the first event of any aggregate. */
    private static final long NOTHING_APPLIED = -1;

    @EmbeddedId
    private SeatKey key;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    @Enumerated(EnumType.STRING)
    private SeatStatus status;

    @Column(name = "changed_version")
    private long changedVersion;

    /** For JPA. */
    protected SeatRow() {}

    SeatRow(SeatKey key) {
        this.key = key;
        this.status = SeatStatus.AVAILABLE;
        this.sequenceNumber = NOTHING_APPLIED;
    }

    boolean applied(long sequence) {
        return sequence <= sequenceNumber;
    }

    void become(SeatStatus now, long sequence, long version) {
        status = now;
        sequenceNumber = sequence;
        changedVersion = version;
    }

    SeatStatus status() {
        return status;
    }
}
