package io.cygi.messaging.store.history;

import io.cygi.contracts.UnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads stored events from the database of this process. */
public final class JdbcStoredEvents implements StoredEvents {

    private static final String COLUMNS = """
            SELECT global_index, aggregate_identifier, sequence_number, event_identifier, payload_type,
                   payload_revision, recorded_at, payload
              FROM domain_event
            """;
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

    private final JdbcTemplate jdbc;
    private final StoredPayloads payloads;

    /**
     * Creates the reader.
     *
     * @param jdbc the event store's database
     * @param serializer the serializer of events
     * @param upcasters the upcasters of old revisions
     */
    public JdbcStoredEvents(JdbcTemplate jdbc, Serializer serializer, EventUpcaster upcasters) {
        this.jdbc = jdbc;
        this.payloads = new StoredPayloads(serializer, upcasters);
    }

    @Override
    public List<StoredEvent> page(String prefix, Place after, long indexMax, int limit) {
        return answered(() -> jdbc.query(
                PAGE_OF_EVENTS,
                JdbcStoredEvents::row,
                after.aggregateId(),
                StoredEvents.following(prefix),
                after.aggregateId(),
                after.sequence(),
                indexMax,
                limit));
    }

    @Override
    public @Nullable Place pageEnd(String prefix, Place after, long indexMax, int size) {
        return answered(() -> jdbc.query(
                        PAGE_END,
                        (row, number) -> new Place(row.getString(1), row.getLong(2)),
                        after.aggregateId(),
                        StoredEvents.following(prefix),
                        after.aggregateId(),
                        after.sequence(),
                        indexMax,
                        size - 1))
                .stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<StoredEvent> between(Place after, Place to, long indexMax) {
        return between(after, to, indexMax, Integer.MAX_VALUE);
    }

    /** Reads the first events of those that {@link #between} reads. @param limit the most events */
    public List<StoredEvent> between(Place after, Place to, long indexMax, int limit) {
        return answered(() -> jdbc.query(
                BETWEEN,
                JdbcStoredEvents::row,
                after.aggregateId(),
                to.aggregateId(),
                after.aggregateId(),
                after.sequence(),
                to.aggregateId(),
                to.sequence(),
                indexMax,
                limit));
    }

    @Override
    public void each(Collection<String> aggregateIds, Collection<Class<?>> types, Consumer<StoredEvent> reader) {
        List<String> names = types.stream().map(payloads::name).toList();
        String sql = COLUMNS + " WHERE aggregate_identifier IN (" + places(aggregateIds) + ") AND payload_type IN ("
                + places(names) + ")";
        answered(() -> {
            jdbc.query(connection -> statement(connection, sql, aggregateIds, names), row -> {
                reader.accept(row(row, 0));
            });
            return sql;
        });
    }

    private static PreparedStatement statement(
            Connection connection, String sql, Collection<String> aggregateIds, List<String> names)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        // The driver gives row by row instead of all at once.
        statement.setFetchSize(Integer.MIN_VALUE);
        int parameter = 0;
        for (String value : Stream.concat(aggregateIds.stream(), names.stream()).toList()) {
            statement.setString(++parameter, value);
        }
        return statement;
    }

    @Override
    public long count(String prefix, long indexMax) {
        Long count = answered(
                () -> jdbc.queryForObject(COUNT, Long.class, prefix, StoredEvents.following(prefix), indexMax));
        return count == null ? 0 : count;
    }

    @Override
    public long newestIndex() {
        Long newest = answered(() -> jdbc.queryForObject("SELECT MAX(global_index) FROM domain_event", Long.class));
        return newest == null ? 0 : newest;
    }

    @Override
    public Optional<StoredEvent> last(String aggregateId) {
        return answered(() -> jdbc.query(LAST, JdbcStoredEvents::row, aggregateId)).stream()
                .findFirst();
    }

    @Override
    public List<Object> payloads(List<StoredEvent> events) {
        return payloads.of(events);
    }

    private static <T extends @Nullable Object> T answered(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException e) {
            throw new UnavailableException("The event store does not answer.", e);
        }
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
}
