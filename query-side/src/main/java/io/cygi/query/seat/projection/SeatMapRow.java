package io.cygi.query.seat.projection;

import io.cygi.contracts.value.Section;
import io.cygi.query.projection.Parameters;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A concert's seats as a whole: their layout, how many are taken, and how often anything of it has changed. */
@Entity
@Table(name = "query_seat_map")
class SeatMapRow {

    private static final SectionsColumn SECTIONS = new SectionsColumn();
    private static final TakenColumn TAKEN = new TakenColumn();

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

    /** The sections as they are stored, where they were read: they change hardly ever, and the row is written often. */
    @Transient
    private @Nullable String sectionsColumn;

    /** Whether the batch that changes this row lays the seats out. */
    @Transient
    private boolean newSections;

    /** For JPA. */
    protected SeatMapRow() {}

    SeatMapRow(String concertId, List<Section> sections, long sequenceNumber) {
        this(concertId, sequenceNumber, 1, sections, 0, Map.of());
        newSections = true;
    }

    SeatMapRow(ResultSet columns) throws SQLException {
        concertId = columns.getString("concert_id");
        sequenceNumber = columns.getLong("sequence_number");
        version = columns.getLong("version");
        sectionsColumn = columns.getString("sections");
        sections = Objects.requireNonNull(SECTIONS.convertToEntityAttribute(sectionsColumn));
        seatsTaken = columns.getInt("seats_taken");
        taken = Objects.requireNonNull(TAKEN.convertToEntityAttribute(columns.getString("taken")));
    }

    private SeatMapRow(
            String concertId,
            long sequenceNumber,
            long version,
            List<Section> sections,
            int seatsTaken,
            Map<String, Integer> taken) {
        this.concertId = concertId;
        this.sequenceNumber = sequenceNumber;
        this.version = version;
        this.sections = sections;
        this.seatsTaken = seatsTaken;
        this.taken = taken;
    }

    /** {@return whether an event of the concert has been applied to this row} @param sequence the event's */
    boolean hasApplied(long sequence) {
        return sequence <= sequenceNumber;
    }

    /** {@return the map with another layout} @param now the layout @param sequence the event's */
    SeatMapRow withSections(List<Section> now, long sequence) {
        SeatMapRow after = new SeatMapRow(concertId, sequence, version + 1, now, seatsTaken, taken);
        after.newSections = true;
        return after;
    }

    /** {@return the map after a seat's change} @param section the seat's @param difference in seats taken */
    SeatMapRow withSeatChange(String section, int difference) {
        Map<String, Integer> now = taken;
        if (difference != 0) {
            now = new HashMap<>(taken);
            now.merge(section, difference, Integer::sum);
        }
        SeatMapRow after =
                new SeatMapRow(concertId, sequenceNumber, version + 1, sections, seatsTaken + difference, now);
        after.sectionsColumn = sectionsColumn;
        after.newSections = newSections;
        return after;
    }

    /** Sets the columns as {@link SeatMapTable} names them. */
    void write(Parameters to) throws SQLException {
        to.text(concertId)
                .number(sequenceNumber)
                .number(version)
                .text(sectionsColumn == null ? SECTIONS.convertToDatabaseColumn(sections) : sectionsColumn)
                .number(seatsTaken)
                .text(TAKEN.convertToDatabaseColumn(taken));
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
        return sections;
    }
}
