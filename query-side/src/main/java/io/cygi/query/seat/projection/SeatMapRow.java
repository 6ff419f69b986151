package io.cygi.query.seat.projection;

import io.cygi.contracts.concert.Section;
import io.cygi.query.projection.EntityMapping;
import io.cygi.query.projection.JsonText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds a concert's seats as a whole: their layout, the number of taken ones, and the version of the map. */
@Entity
@Table(name = "query_seat_map")
class SeatMapRow {

    /** The columns of the row. */
    static final EntityMapping<String, SeatMapRow> MAPPING = EntityMapping.of(SeatMapRow.class, String.class);

    private static final SectionsColumn SECTIONS = new SectionsColumn();

    @Id
    @Column(name = "concert_id")
    private String concertId;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    private long version;

    @Convert(converter = SectionsColumn.class)
    private JsonText<List<Section>> sections;

    @Column(name = "seats_taken")
    private int seatsTaken;

    @Convert(converter = TakenColumn.class)
    private Map<String, Integer> taken;

    /** True if the batch that changes this row sets the layout. */
    @Transient
    private boolean newSections;

    /** Creates an empty row for JPA. */
    protected SeatMapRow() {}

    SeatMapRow(String concertId, List<Section> sections, long sequenceNumber) {
        this(concertId, sequenceNumber, 1, SECTIONS.keep(sections), 0, Map.of());
        newSections = true;
    }

    private SeatMapRow(
            String concertId,
            long sequenceNumber,
            long version,
            JsonText<List<Section>> sections,
            int seatsTaken,
            Map<String, Integer> taken) {
        this.concertId = concertId;
        this.sequenceNumber = sequenceNumber;
        this.version = version;
        this.sections = sections;
        this.seatsTaken = seatsTaken;
        this.taken = taken;
    }

    /**
     * {@return the id of the concert that an aggregate is or belongs to}
     *
     * @param aggregateId the identifier of any aggregate
     */
    static String keyOfAggregate(String aggregateId) {
        int end = aggregateId.indexOf('/');
        return end < 0 ? aggregateId : aggregateId.substring(0, end);
    }

    /**
     * {@return whether an event of the concert has been applied to this row}
     *
     * @param sequence the sequence number of the event
     */
    boolean hasApplied(long sequence) {
        return sequence <= sequenceNumber;
    }

    /**
     * {@return the row with another layout}
     *
     * @param now the new layout
     * @param sequence the sequence number of the event
     */
    SeatMapRow withSections(List<Section> now, long sequence) {
        SeatMapRow after = new SeatMapRow(concertId, sequence, version + 1, SECTIONS.keep(now), seatsTaken, taken);
        after.newSections = true;
        return after;
    }

    /**
     * {@return the row after a seat's change}
     *
     * @param section the seat's section
     * @param difference the change of the number of taken seats
     */
    SeatMapRow withSeatChange(String section, int difference) {
        Map<String, Integer> now = taken;
        if (difference != 0) {
            now = new HashMap<>(taken);
            now.merge(section, difference, Integer::sum);
        }
        SeatMapRow after =
                new SeatMapRow(concertId, sequenceNumber, version + 1, sections, seatsTaken + difference, now);
        after.newSections = newSections;
        return after;
    }

    String concertId() {
        return concertId;
    }

    boolean hasNewSections() {
        return newSections;
    }

    long version() {
        return version;
    }

    List<Section> sections() {
        return sections.value();
    }
}
