package io.cygi.messaging.store.history;

import io.cygi.messaging.Deadline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads stored events from the database of this process, under the {@link Deadline} of the thread if it has one. */
public final class JdbcStoredEvents implements StoredEvents {

    private static final String COLUMNS = StoredEventQueries.COLUMNS;
    private static final String PAGE_OF_EVENTS = COLUMNS + """
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
             ORDER BY aggregate_identifier, sequence_number
             LIMIT ?""";

    private static final String COUNT = """
            SELECT COUNT(*) FROM domain_event
             WHERE aggregate_identifier >= ? AND aggregate_identifier < ? AND global_index <= ?""";

    /** The query for the last event. One statement reads it along the index, so it is as new as the store. */
    private static final String LAST = COLUMNS + """
             WHERE aggregate_identifier = ?
             ORDER BY sequence_number DESC
             LIMIT 1""";

    private static final String PAGE_ORDER = """
             ORDER BY aggregate_identifier, sequence_number
             LIMIT ?""";

    private final StoredEventQueries queries;
    private final StoredPayloads payloads;

    /**
     * Creates the reader.
     *
     * @param jdbc the event store's database
     * @param serializer the serializer of events
     * @param upcasters the upcasters of old revisions
     */
    public JdbcStoredEvents(JdbcTemplate jdbc, Serializer serializer, EventUpcaster upcasters) {
        this.queries = new StoredEventQueries(jdbc);
        this.payloads = new StoredPayloads(serializer, upcasters);
    }

    @Override
    public List<StoredEvent> page(String prefix, Place after, long indexMax, int limit) {
        return queries.events(
                PAGE_OF_EVENTS,
                after.aggregateId(),
                StoredEvents.following(prefix),
                after.aggregateId(),
                after.sequence(),
                indexMax,
                limit);
    }

    /** {@return the first events of a {@link #page}} @param bounds the bounds of the events */
    public EventPart page(String prefix, Place after, long indexMax, EventPart.Bounds bounds) {
        return queries.part(
                bounds,
                PAGE_OF_EVENTS,
                after.aggregateId(),
                StoredEvents.following(prefix),
                after.aggregateId(),
                after.sequence(),
                indexMax);
    }

    @Override
    public @Nullable Place pageEnd(String prefix, Place after, long indexMax, int size) {
        return queries
                .rows(
                        PAGE_END,
                        (row, number) -> new Place(row.getString(1), row.getLong(2)),
                        after.aggregateId(),
                        StoredEvents.following(prefix),
                        after.aggregateId(),
                        after.sequence(),
                        indexMax,
                        size - 1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<StoredEvent> between(Place after, Place to, long indexMax) {
        return queries.events(
                BETWEEN,
                after.aggregateId(),
                to.aggregateId(),
                after.aggregateId(),
                after.sequence(),
                to.aggregateId(),
                to.sequence(),
                indexMax,
                Integer.MAX_VALUE);
    }

    /** {@return the first events of those that {@link #between} reads} @param bounds the bounds of the events */
    public EventPart between(Place after, Place to, long indexMax, EventPart.Bounds bounds) {
        return queries.part(
                bounds,
                BETWEEN,
                after.aggregateId(),
                to.aggregateId(),
                after.aggregateId(),
                after.sequence(),
                to.aggregateId(),
                to.sequence(),
                indexMax);
    }

    @Override
    public void each(Collection<String> aggregateIds, Collection<Class<?>> types, Consumer<StoredEvent> reader) {
        List<String> names = types.stream().map(payloads::name).toList();
        queries.each(
                ofAggregates(aggregateIds, names),
                reader,
                Stream.concat(aggregateIds.stream(), names.stream()).toArray());
    }

    private static String ofAggregates(Collection<String> aggregateIds, Collection<String> types) {
        return COLUMNS + " WHERE aggregate_identifier IN (" + places(aggregateIds) + ") AND payload_type IN ("
                + places(types) + ")";
    }

    /**
     * {@return the first events of some types of some aggregates, in the order of their places}
     *
     * @param aggregateIds the identifiers, at least one
     * @param types the names of the types, at least one
     * @param after the place of the last event that was read
     * @param bounds the bounds of the events
     */
    public EventPart of(
            Collection<String> aggregateIds, Collection<String> types, Place after, EventPart.Bounds bounds) {
        String sql = ofAggregates(aggregateIds, types)
                + " AND aggregate_identifier >= ? AND (aggregate_identifier > ? OR sequence_number > ?) " + PAGE_ORDER;
        List<Object> parameters = new ArrayList<>(aggregateIds);
        parameters.addAll(types);
        parameters.addAll(List.of(after.aggregateId(), after.aggregateId(), after.sequence()));
        return queries.part(bounds, sql, parameters.toArray());
    }

    @Override
    public long count(String prefix, long indexMax) {
        return queries.number(COUNT, prefix, StoredEvents.following(prefix), indexMax);
    }

    @Override
    public long newestIndex() {
        return queries.number("SELECT MAX(global_index) FROM domain_event");
    }

    @Override
    public Optional<StoredEvent> last(String aggregateId) {
        return queries.events(LAST, aggregateId).stream().findFirst();
    }

    @Override
    public List<Object> payloads(List<StoredEvent> events) {
        return payloads.of(events);
    }

    private static String places(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
