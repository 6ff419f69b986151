package io.cygi.messaging.store.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/** An event as it is stored, whose time is parsed once. */
public final class TimedEntry extends GenericDomainEventEntry<byte[]> {

    private final transient Instant time;

    private TimedEntry(ResultSet row, String eventId, String aggregateId, String time) throws SQLException {
        super(
                row.getString("aggregate_type"),
                // Axon's engine recognizes an event without an aggregate by the missing identifier.
                eventId.equals(aggregateId) ? null : aggregateId,
                row.getLong("sequence_number"),
                eventId,
                time,
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
        this.time = StoredTime.parse(time);
    }

    /**
     * {@return the event in the row}
     *
     * @param row a row of the table of events
     * @throws SQLException if the driver cannot read the row
     */
    public static TimedEntry of(ResultSet row) throws SQLException {
        return new TimedEntry(
                row,
                row.getString("event_identifier"),
                row.getString("aggregate_identifier"),
                row.getString("recorded_at"));
    }

    @Override
    public Instant getTimestamp() {
        return time;
    }
}
