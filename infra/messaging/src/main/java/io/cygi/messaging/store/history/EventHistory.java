package io.cygi.messaging.store.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the stored events of all aggregates whose identifiers have the same beginning, for example of a whole concert.
 */
public final class EventHistory {

    private static final int PAGE = 1_000;
    private static final String SQL = """
            SELECT aggregate_type, aggregate_identifier, sequence_number, event_identifier, recorded_at,
                   payload_type, payload_revision, payload, meta_data
              FROM domain_event
             WHERE aggregate_identifier >= ? AND aggregate_identifier < ?
               AND (aggregate_identifier, sequence_number) > (?, ?)
             ORDER BY aggregate_identifier, sequence_number
             LIMIT\s""" + PAGE;

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    /**
     * Creates the reader.
     *
     * @param jdbc the event store's database
     * @param serializer the serializer of events
     * @param upcasters the upcasters of old revisions
     */
    public EventHistory(JdbcTemplate jdbc, Serializer serializer, EventUpcaster upcasters) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /**
     * Reads all events of the aggregates whose identifier begins with the prefix: aggregate by aggregate, each one's
     * events in their order, a bounded page at a time.
     *
     * @param prefix the beginning of the identifiers, for example {@code {concertId}/seat/}; it ends with an ASCII
     *     character
     * @param reader takes each event
     */
    public void read(String prefix, Consumer<DomainEventMessage<?>> reader) {
        String afterId = prefix;
        long afterSequence = -1;
        String end = StoredEvents.following(prefix);
        List<DomainEventData<?>> page;
        do {
            page = jdbc.query(SQL, EventHistory::row, afterId, end, afterId, afterSequence);
            EventStreamUtils.upcastAndDeserializeDomainEvents(page.stream(), serializer, upcasters)
                    .asStream()
                    .forEach(reader);
            if (!page.isEmpty()) {
                afterId = page.getLast().getAggregateIdentifier();
                afterSequence = page.getLast().getSequenceNumber();
            }
        } while (page.size() == PAGE);
    }

    static DomainEventData<?> row(ResultSet row, int number) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("aggregate_type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                row.getString("recorded_at"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
    }
}
