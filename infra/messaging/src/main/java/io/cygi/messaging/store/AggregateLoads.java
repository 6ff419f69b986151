package io.cygi.messaging.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the events of aggregates that are needed at the same time with one query: while one query runs the next
 * aggregates gather. Most of them are new and have no events at all.
 */
final class AggregateLoads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AggregateLoads.class);

    /** Prepared once per connection; what is fewer is filled up by repetition. */
    private static final int[] SIZES = {1, 4, 16, 64};

    private static final int AGGREGATES_MAX = 64;

    /** Together; beyond it each aggregate is read by itself. */
    private static final int EVENTS_MAX = 2_000;

    private static final String EVENTS = """
            SELECT aggregate_type, aggregate_identifier, sequence_number, event_identifier, recorded_at,
                   payload_type, payload_revision, payload, meta_data
              FROM domain_event
             WHERE aggregate_identifier IN (%s)
             ORDER BY aggregate_identifier, sequence_number
             LIMIT\s""" + EVENTS_MAX;
    private static final String SNAPSHOTS =
            "SELECT DISTINCT aggregate_identifier FROM domain_snapshot WHERE aggregate_identifier IN (%s)";
    private static final Load STOP = new Load("", new CompletableFuture<>());
    private static final int STOP_MILLIS_MAX = 10_000;

    private final BlockingQueue<Load> waiting = new LinkedBlockingQueue<>();
    private final DataSource dataSource;
    private final Predicate<String> mayHaveSnapshot;
    private final Thread thread;
    private volatile boolean closed;

    /** @param dataSource of the store @param mayHaveSnapshot whether an identifier is of a type that has snapshots */
    AggregateLoads(DataSource dataSource, Predicate<String> mayHaveSnapshot) {
        this.dataSource = dataSource;
        this.mayHaveSnapshot = mayHaveSnapshot;
        this.thread = Thread.ofPlatform().name("aggregate-loader").daemon().start(this::run);
    }

    private record Load(String aggregateId, CompletableFuture<@Nullable List<DomainEventData<?>>> events) {}

    /**
     * {@return all events of the aggregate in their order, or null where it has a snapshot or so many events that it is
     * better read by itself}
     *
     * @param aggregateId which
     * @throws EventStoreException where the database fails
     */
    @Nullable
    List<DomainEventData<?>> load(String aggregateId) {
        Load load = new Load(aggregateId, new CompletableFuture<>());
        waiting.add(load);
        if (closed && waiting.remove(load)) {
            throw new EventStoreException("The event store is closed.");
        }
        try {
            return load.events.join();
        } catch (CompletionException e) {
            throw new EventStoreException("The events of an aggregate could not be read.", e.getCause());
        }
    }

    private void run() {
        List<Load> group = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            try {
                group.add(waiting.take());
                waiting.drainTo(group, AGGREGATES_MAX - 1);
                group.remove(STOP);
                if (!group.isEmpty()) {
                    read(group);
                }
            } catch (InterruptedException e) {
                LOG.debug("Nobody interrupts this thread; it looks again", e);
            } catch (SQLException | RuntimeException | Error e) {
                LOG.debug("Aggregates could not be read; who asked for them is told", e);
                group.forEach(load -> load.events.completeExceptionally(e));
            } finally {
                group.clear();
            }
        }
    }

    private void read(List<Load> group) throws SQLException {
        Set<String> ids = new HashSet<>();
        group.forEach(load -> ids.add(load.aggregateId));
        Set<String> byThemselves = new HashSet<>();
        Map<String, List<DomainEventData<?>>> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            try {
                byThemselves.addAll(withSnapshot(connection, ids));
                ids.removeAll(byThemselves);
                List<DomainEventData<?>> events = events(connection, ids);
                if (events.size() == EVENTS_MAX) {
                    byThemselves.addAll(ids);
                }
                events.forEach(event -> found.computeIfAbsent(event.getAggregateIdentifier(), id -> new ArrayList<>())
                        .add(event));
            } finally {
                connection.rollback();
            }
        }
        group.forEach(load -> load.events.complete(
                byThemselves.contains(load.aggregateId) ? null : found.getOrDefault(load.aggregateId, List.of())));
    }

    private Set<String> withSnapshot(Connection connection, Set<String> ids) throws SQLException {
        List<String> candidates = ids.stream().filter(mayHaveSnapshot).toList();
        Set<String> found = new HashSet<>();
        if (!candidates.isEmpty()) {
            query(connection, SNAPSHOTS, candidates, row -> found.add(row.getString(1)));
        }
        return found;
    }

    private static List<DomainEventData<?>> events(Connection connection, Set<String> ids) throws SQLException {
        List<DomainEventData<?>> events = new ArrayList<>();
        if (!ids.isEmpty()) {
            query(connection, EVENTS, ids, row -> events.add(EventHistory.row(row, 0)));
        }
        return events;
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, String sql, Collection<String> ids, RowReader reader)
            throws SQLException {
        int size = SIZES[SIZES.length - 1];
        for (int i = SIZES.length - 1; i >= 0 && SIZES[i] >= ids.size(); i--) {
            size = SIZES[i];
        }
        String parameters = String.join(", ", Collections.nCopies(size, "?"));
        try (PreparedStatement select = connection.prepareStatement(sql.formatted(parameters))) {
            int at = 0;
            String last = "";
            for (String id : ids) {
                select.setString(++at, id);
                last = id;
            }
            while (at < size) {
                select.setString(++at, last);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        waiting.add(STOP);
        try {
            thread.join(STOP_MILLIS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Load> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(
                load -> load.events.completeExceptionally(new IllegalStateException("The event store is closed.")));
    }
}
