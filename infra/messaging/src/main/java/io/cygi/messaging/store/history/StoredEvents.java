package io.cygi.messaging.store.history;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads events as they are stored, page by page, for callers that have to name exactly the events that they read. The
 * cursor is the event's own key, so nothing that is written meanwhile moves it.
 */
public final class StoredEvents {

    private static final String COLUMNS = """
            SELECT global_index, aggregate_identifier, sequence_number, event_identifier, payload_type,
                   payload_revision, recorded_at, payload
              FROM domain_event
            """;
    private static final String PAGE = COLUMNS + """
             WHERE aggregate_identifier >= ? AND aggregate_identifier < ?
               AND (aggregate_identifier > ? OR sequence_number > ?)
               AND global_index <= ?
             ORDER BY aggregate_identifier, sequence_number
             LIMIT ?""";
    /** The query for the end of a page. It reads the index alone, which has all these columns. */
    private static final String PAGE_END = """
            SELECT aggregate_identifier, sequence_number FROM domain_event
             WHERE aggregate_identifier >= ? AND aggregate_identifier < ?
               AND (aggregate_identifier > ? OR sequence_number > ?)
               AND global_index <= ?
             ORDER BY aggregate_identifier, sequence_number
             LIMIT 1 OFFSET ?""";

    private static final String BETWEEN = COLUMNS + """
             WHERE aggregate_identifier >= ? AND aggregate_identifier <= ?
               AND (aggregate_identifier > ? OR sequence_number > ?)
               AND (aggregate_identifier < ? OR sequence_number <= ?)
               AND global_index <= ?
             ORDER BY aggregate_identifier, sequence_number""";

    /** The placeholder for the aggregate's type, which is in the identifier and which nobody asks for. */
    private static final String OF_SOME_TYPE = "stored";

    private static final byte[] NO_META_DATA = "{}".getBytes(StandardCharsets.UTF_8);

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
    public StoredEvents(JdbcTemplate jdbc, Serializer serializer, EventUpcaster upcasters) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /**
     * The key of an event.
     *
     * @param aggregateId the identifier of its aggregate
     * @param sequence the event's place among the aggregate's events
     */
    public record Place(String aggregateId, long sequence) {

        /**
         * {@return the place before all events of the aggregates whose identifier begins with the prefix}
         *
         * @param prefix the prefix, which ends with an ASCII character
         */
        public static Place before(String prefix) {
            return new Place(prefix, -1);
        }

        /**
         * {@return the place after all events of the aggregates whose identifier begins with the prefix}
         *
         * @param prefix the prefix, which ends with an ASCII character
         */
        public static Place after(String prefix) {
            return new Place(following(prefix), -1);
        }
    }

    /**
     * {@return the next events: aggregate by aggregate, each one's in their order; fewer than the limit at the end}
     *
     * @param prefix the prefix of the aggregates' identifiers, which ends with an ASCII character
     * @param after the place of the last event that was read
     * @param indexMax the greatest index of the events
     * @param limit the most events
     */
    public List<StoredEvent> page(String prefix, Place after, long indexMax, int limit) {
        return jdbc.query(
                PAGE,
                StoredEvents::row,
                after.aggregateId(),
                following(prefix),
                after.aggregateId(),
                after.sequence(),
                indexMax,
                limit);
    }

    /**
     * {@return the end of the next page, so that pages can be read at the same time; null if fewer events are left}
     *
     * @param prefix the prefix of the aggregates' identifiers, which ends with an ASCII character
     * @param after the end of the page before
     * @param indexMax the greatest index of the events
     * @param size the number of events of the page, at least one
     */
    public @Nullable Place pageEnd(String prefix, Place after, long indexMax, int size) {
        return jdbc
                .query(
                        PAGE_END,
                        (row, number) -> new Place(row.getString(1), row.getLong(2)),
                        after.aggregateId(),
                        following(prefix),
                        after.aggregateId(),
                        after.sequence(),
                        indexMax,
                        size - 1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /**
     * {@return the events from one place to another, including those that were stored since the places were found}
     *
     * @param after the place before the first event
     * @param to the place of the last event
     * @param indexMax the greatest index of the events
     */
    public List<StoredEvent> between(Place after, Place to, long indexMax) {
        return jdbc.query(
                BETWEEN,
                StoredEvents::row,
                after.aggregateId(),
                to.aggregateId(),
                after.aggregateId(),
                after.sequence(),
                to.aggregateId(),
                to.sequence(),
                indexMax);
    }

    /**
     * Reads all events of some types of some aggregates, one after another. At most one of them is in memory.
     *
     * @param aggregateIds the identifiers, at least one, up to a few hundred
     * @param types the classes of the payloads, at least one
     * @param reader takes each event
     */
    public void each(Collection<String> aggregateIds, Collection<Class<?>> types, Consumer<StoredEvent> reader) {
        String sql = COLUMNS + " WHERE aggregate_identifier IN (" + places(aggregateIds) + ") AND payload_type IN ("
                + places(types) + ")";
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(sql);
                    // The driver then returns row by row instead of all rows at once.
                    statement.setFetchSize(Integer.MIN_VALUE);
                    int parameter = 0;
                    for (String id : aggregateIds) {
                        statement.setString(++parameter, id);
                    }
                    for (Class<?> type : types) {
                        statement.setString(
                                ++parameter, serializer.typeForClass(type).getName());
                    }
                    return statement;
                },
                row -> {
                    reader.accept(row(row, 0));
                });
    }

    /**
     * {@return the number of events of the aggregates whose identifier begins with the prefix}
     *
     * @param indexMax the greatest index of the events
     */
    public long count(String prefix, long indexMax) {
        Long count = jdbc.queryForObject("""
                SELECT COUNT(*) FROM domain_event
                 WHERE aggregate_identifier >= ? AND aggregate_identifier < ? AND global_index <= ?""", Long.class, prefix, following(prefix), indexMax);
        return count == null ? 0 : count;
    }

    /** {@return the index of the newest visible event, zero if there is none} */
    public long newestIndex() {
        Long newest = jdbc.queryForObject("SELECT MAX(global_index) FROM domain_event", Long.class);
        return newest == null ? 0 : newest;
    }

    /**
     * {@return the payloads of the events, with old revisions brought up to date}
     *
     * @param events the events in their order
     * @throws IllegalStateException if the type of an event is unknown
     */
    public List<Object> payloads(List<StoredEvent> events) {
        return upcasters
                .upcast(events.stream().map(event -> new InitialEventRepresentation(data(event), serializer)))
                .<Object>map(event -> serializer.deserialize(event.getData()))
                .toList();
    }

    private static DomainEventData<?> data(StoredEvent event) {
        return new GenericDomainEventEntry<>(
                OF_SOME_TYPE,
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.recordedAt(),
                event.type(),
                event.revision(),
                event.payload(),
                NO_META_DATA);
    }

    private static StoredEvent row(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBytes(8));
    }

    private static String places(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    /** {@return the first text after all texts that begin with the prefix} */
    static String following(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
