package io.cygi.query.seat;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Section;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A concert's seats as a whole: their layout, how many are taken, and how often anything of it has changed. */
@Entity
@Table(name = "query_seat_map")
class SeatMapRow {

    @Id
    @Column(name = "concert_id")
    private String concertId;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    private long version;

    @Convert(converter = SectionsColumn.class)
    private List<Section> sections;

    @Column(name = "seats_taken")
    private int seatsTaken;

    @Convert(converter = TakenColumn.class)
    private Map<String, Integer> taken;

    /** For JPA. */
    protected SeatMapRow() {}

    SeatMapRow(ConcertId concertId, List<Section> sections, long sequenceNumber) {
        this.concertId = concertId.value();
        this.sections = sections;
        this.sequenceNumber = sequenceNumber;
        this.version = 1;
        this.taken = Map.of();
    }

    void arrange(List<Section> now, long sequence) {
        if (sequence > sequenceNumber) {
            sequenceNumber = sequence;
            sections = now;
            version++;
        }
    }

    /** {@return the version that a seat's change makes} @param section the seat's @param difference in seats taken */
    long change(String section, int difference) {
        if (difference != 0) {
            Map<String, Integer> now = new HashMap<>(taken);
            now.merge(section, difference, Integer::sum);
            taken = Map.copyOf(now);
            seatsTaken += difference;
        }
        return ++version;
    }

    long version() {
        return version;
    }

    List<Section> sections() {
        return sections;
    }

    Map<String, Integer> taken() {
        return taken;
    }
}
