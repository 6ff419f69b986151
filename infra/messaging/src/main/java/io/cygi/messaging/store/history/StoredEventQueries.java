package io.cygi.messaging.store.history;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.Deadline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;

/**
 * Runs queries for stored events under the {@link Deadline} of the thread, if it has one. A query does not begin after the
 * deadline, although its connection was waited for, and the database stops a query that runs then.
 */
final class StoredEventQueries {

    /** The columns of an event, in the order in which {@link #event} reads them. */
    static final String COLUMNS = """
            SELECT global_index, aggregate_identifier, sequence_number, event_identifier, payload_type,
                   payload_revision, recorded_at, payload
              FROM domain_event
            """;

    /** Rows between two checks of the deadline. */
    private static final int ROWS_PER_CHECK = 50;

    /** The setting of the driver that gives row by row instead of all at once. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final JdbcTemplate jdbc;

    /** Creates the queries. @param jdbc the event store's database */
    StoredEventQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return the rows of a query} @throws UnavailableException if the database does not answer */
    <T> List<T> rows(String sql, RowMapper<T> mapper, Object... parameters) {
        return run(
                sql,
                0,
                rows -> {
                    List<T> found = new ArrayList<>();
                    while (rows.next()) {
                        requireTimeLeft(found.size());
                        found.add(mapper.mapRow(rows, found.size()));
                    }
                    return found;
                },
                parameters);
    }

    /** {@return the events of a query} @throws UnavailableException if the database does not answer */
    List<StoredEvent> events(String sql, Object... parameters) {
        return rows(sql, (row, number) -> event(row), parameters);
    }

    /** {@return the number in the only row of a query, 0 for none} @throws UnavailableException if the database does not answer */
    long number(String sql, Object... parameters) {
        List<Optional<Long>> found =
                rows(sql, (row, number) -> Optional.ofNullable(row.getObject(1, Long.class)), parameters);
        return found.isEmpty() ? 0 : found.getFirst().orElse(0L);
    }

    /**
     * Reads row by row, so that one event is in memory at a time.
     *
     * @param sql a query for events
     * @param reader takes each event
     * @param parameters the parameters of the query
     * @throws UnavailableException if the database does not answer
     */
    void each(String sql, Consumer<StoredEvent> reader, Object... parameters) {
        run(
                sql,
                ROW_BY_ROW,
                rows -> {
                    for (int read = 0; rows.next(); read++) {
                        requireTimeLeft(read);
                        reader.accept(event(rows));
                    }
                    return Optional.empty();
                },
                parameters);
    }

    /**
     * {@return the first events of a query, at least one if there is any} No more than the bounds, and one further row, are in
     * memory.
     *
     * @param bounds the bounds of the events
     * @param sql a query for events, whose last parameter is the most events
     * @param parameters the parameters of the query, without the last one
     * @throws UnavailableException if the database does not answer
     */
    EventPart part(EventPart.Bounds bounds, String sql, Object... parameters) {
        @Nullable Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
        all[parameters.length] = bounds.events();
        return run(
                sql,
                ROW_BY_ROW,
                rows -> {
                    List<StoredEvent> found = new ArrayList<>();
                    long bytes = 0;
                    while (rows.next()) {
                        requireTimeLeft(found.size());
                        StoredEvent event = event(rows);
                        bytes += event.bytes();
                        if (!found.isEmpty() && bytes > bounds.bytes()) {
                            return new EventPart(found, true);
                        }
                        found.add(event);
                    }
                    return new EventPart(found, found.size() >= bounds.events());
                },
                all);
    }

    private static void requireTimeLeft(int rowsRead) {
        if (rowsRead % ROWS_PER_CHECK == 0) {
            Deadline.requireTimeLeft();
        }
    }

    private <T> T run(String sql, int fetchSize, ResultSetExtractor<T> extractor, @Nullable Object[] parameters) {
        try {
            T result = jdbc.query(connection -> statement(connection, sql, fetchSize, parameters), extractor);
            return Objects.requireNonNull(result);
        } catch (DataAccessException e) {
            throw new UnavailableException("The event store does not answer.", e);
        }
    }

    private static PreparedStatement statement(
            Connection connection, String sql, int fetchSize, @Nullable Object[] parameters) throws SQLException {
        // The connection may have been waited for.
        Deadline.requireTimeLeft();
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(fetchSize);
        Optional<Duration> left = Deadline.left();
        if (left.isPresent()) {
            statement.setQueryTimeout(Math.toIntExact(left.get().toSeconds()) + 1);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
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
}
