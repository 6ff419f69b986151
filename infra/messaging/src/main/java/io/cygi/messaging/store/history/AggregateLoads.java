package io.cygi.messaging.store.history;

import io.cygi.messaging.store.batch.BatchingWorker;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Loads the events of several aggregates with one query: while one query runs the next aggregates gather. Most of the
 * aggregates are new and have no events at all.
 */
public final class AggregateLoads implements AutoCloseable {

    /**
     * The numbers of aggregates in a statement, each prepared once per connection. A smaller group is filled up by
     * repetition.
     */
    private static final int[] SIZES = {1, 4, 16, 64};

    /** The most aggregates that are loaded with one query. */
    public static final int AGGREGATES_MAX = 64;

    /** The most events of one query. Beyond it each aggregate is read with a query of its own. */
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

    private final DataSource dataSource;
    private final Predicate<String> mayHaveSnapshot;
    private final BatchingWorker<Load> loads;

    /**
     * Creates the loads.
     *
     * @param dataSource the data source of the store
     * @param mayHaveSnapshot returns whether an identifier is of a type that has snapshots
     */
    public AggregateLoads(DataSource dataSource, Predicate<String> mayHaveSnapshot) {
        this.dataSource = dataSource;
        this.mayHaveSnapshot = mayHaveSnapshot;
        this.loads = new BatchingWorker<>(
                "aggregate-loader",
                load -> load.aggregateIds.size(),
                AGGREGATES_MAX,
                this::readOrFail,
                (load, fault) -> load.events.completeExceptionally(fault));
    }

    private record Load(
            Set<String> aggregateIds, CompletableFuture<Map<String, @Nullable List<DomainEventData<?>>>> events) {}

    /**
     * {@return all events of each aggregate in their order, or null for an aggregate that has a snapshot or too many
     * events to be read together}
     *
     * @param aggregateIds the identifiers, up to {@link #AGGREGATES_MAX}
     * @throws EventStoreException if the database fails
     */
    public Map<String, @Nullable List<DomainEventData<?>>> load(Set<String> aggregateIds) {
        if (aggregateIds.size() > AGGREGATES_MAX) {
            throw new IllegalArgumentException("no more than " + AGGREGATES_MAX + " aggregates are read together");
        }
        Load load = new Load(Set.copyOf(aggregateIds), new CompletableFuture<>());
        loads.add(load);
        try {
            return load.events.join();
        } catch (CompletionException e) {
            throw new EventStoreException("The events of an aggregate could not be read.", e.getCause());
        }
    }

    private void readOrFail(List<Load> group) {
        try {
            read(group);
        } catch (SQLException e) {
            group.forEach(load -> load.events.completeExceptionally(e));
        }
    }

    private void read(List<Load> group) throws SQLException {
        Set<String> ids = new HashSet<>();
        group.forEach(load -> ids.addAll(load.aggregateIds));
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
        group.forEach(load -> {
            Map<String, @Nullable List<DomainEventData<?>>> own = new HashMap<>();
            load.aggregateIds.forEach(
                    id -> own.put(id, byThemselves.contains(id) ? null : found.getOrDefault(id, List.of())));
            load.events.complete(own);
        });
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
        loads.close();
    }
}
