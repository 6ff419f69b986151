package io.cygi.messaging.store;

import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.batch.BatchingWorker;
import io.cygi.messaging.store.row.EventInserts;
import io.cygi.messaging.store.row.EventRow;
import io.cygi.messaging.store.row.TransactionalRow;
import io.cygi.messaging.store.tail.EventTail;
import io.cygi.messaging.worker.FaultKind;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the events of concurrent commands with one transaction: while one group is being committed the next one
 * gathers. A caller waits until its events are durable, and learns the outcome of its own events: a group with an event
 * that is refused is stored again one by one.
 *
 * <p>One thread stores, so events become visible in the order of their indexes.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int EVENTS_PER_GROUP_MAX = 512;
    private static final int DUPLICATE_ENTRY = 1062;

    private final DataSource dataSource;
    private final PersistenceExceptionResolver exceptions;
    private final EventTail tail;
    private final ServerWatch watch;
    private final BatchingWorker<Entry> entries;

    /**
     * Creates the group commit.
     *
     * @param dataSource a data source without auto-commit
     * @param exceptions recognizes duplicates
     * @param tail takes the stored events
     * @param watch knows the current run of the server; events of aggregates that were loaded in an earlier run are
     *     refused
     */
    GroupCommit(DataSource dataSource, PersistenceExceptionResolver exceptions, EventTail tail, ServerWatch watch) {
        this.dataSource = dataSource;
        this.exceptions = exceptions;
        this.tail = tail;
        this.watch = watch;
        this.entries = new BatchingWorker<>(
                "event-appender",
                entry -> entry.events.size(),
                EVENTS_PER_GROUP_MAX,
                this::store,
                (entry, fault) -> entry.stored.completeExceptionally(fault));
    }

    private record Entry(
            List<EventRow> events, List<TransactionalRow> rows, CompletableFuture<Void> stored, long run) {}

    /**
     * Stores events, all or none, and returns when they are durable.
     *
     * @param events the events in the order in which they are stored, at least one
     * @param rows the rows that are stored with the events
     * @throws ConcurrencyException if an event of the same aggregate has the same sequence number
     * @throws AggregateStreamCreationException if the duplicate sequence number is the first one of the aggregate
     * @throws EventStoreException if the database fails; the events may be stored or not
     */
    void append(List<EventRow> events, List<TransactionalRow> rows) {
        Entry entry = new Entry(events, rows, new CompletableFuture<>(), watch.runOfUnitOfWork());
        entries.add(entry);
        try {
            entry.stored.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new EventStoreException("Events were not stored.", e.getCause());
        }
    }

    private void store(List<Entry> group) {
        try {
            commit(group);
            group.forEach(entry -> entry.stored.complete(null));
        } catch (SQLException e) {
            if (group.size() > 1 && ofOneEntry(e)) {
                storeOneByOne(group);
            } else {
                fail(group, translated(e, group));
            }
        }
    }

    /**
     * {@return whether one entry causes the fault, by a duplicate or refused data, so that the others can be stored
     * without it}
     */
    private boolean ofOneEntry(SQLException fault) {
        return FaultKind.of(fault) == FaultKind.PERMANENT;
    }

    /**
     * Stores each entry in a transaction of its own. If the database fails meanwhile, the remaining entries fail at
     * once instead of one after the other.
     */
    private void storeOneByOne(List<Entry> group) {
        for (int i = 0; i < group.size(); i++) {
            List<Entry> one = List.of(group.get(i));
            try {
                commit(one);
                group.get(i).stored.complete(null);
            } catch (SQLException e) {
                boolean ofThisOne = ofOneEntry(e);
                fail(ofThisOne ? one : group.subList(i, group.size()), translated(e, one));
                if (!ofThisOne) {
                    return;
                }
            }
        }
    }

    /** {@return whether the fault is a lost race for a sequence number} Other violated constraints are none. */
    private boolean duplicate(SQLException fault) {
        return exceptions.isDuplicateKeyViolation(fault) && fault.getErrorCode() == DUPLICATE_ENTRY;
    }

    private void commit(List<Entry> group) throws SQLException {
        List<EventRow> events =
                group.stream().flatMap(entry -> entry.events.stream()).toList();
        long[] indexes;
        long run;
        try (Connection connection = dataSource.getConnection()) {
            run = watch.run();
            if (group.stream().anyMatch(entry -> entry.run != run)) {
                throw new SQLException("The server was started again since the aggregates were loaded.");
            }
            try {
                insertRows(connection, group);
                indexes = EventInserts.insert(connection, events);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                // The database may have committed although its answer was lost.
                tail.forget();
                throw e;
            }
        }
        show(events, indexes, run);
    }

    /**
     * Adds the stored events to the tail. A fault here changes nothing, because readers find the events in the
     * database.
     */
    private void show(List<EventRow> events, long[] indexes, long run) {
        try {
            tail.append(events, indexes, run);
        } catch (RuntimeException | Error e) {
            LOG.error("Stored events could not be kept in memory", e);
            tail.forget();
        }
    }

    private static void insertRows(Connection connection, List<Entry> group) throws SQLException {
        Map<String, List<TransactionalRow>> byStatement = new LinkedHashMap<>();
        group.forEach(entry -> entry.rows.forEach(row -> byStatement
                .computeIfAbsent(row.insert(), sql -> new ArrayList<>())
                .add(row)));
        for (Map.Entry<String, List<TransactionalRow>> statement : byStatement.entrySet()) {
            insertRows(connection, statement.getKey(), statement.getValue());
        }
    }

    static void insertRows(Connection connection, String sql, List<TransactionalRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (TransactionalRow row : rows) {
                int column = 0;
                for (Object value : row.values()) {
                    insert.setObject(++column, value);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (BatchUpdateException e) {
            throw new RowException(e);
        }
    }

    /** A fault of a row that is stored with the events, as opposed to a fault of the events. */
    private static final class RowException extends SQLException {

        private static final long serialVersionUID = 1L;

        RowException(SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
        }
    }

    private RuntimeException translated(SQLException fault, List<Entry> group) {
        if (!duplicate(fault)) {
            return new EventStoreException("The database did not store the events.", fault);
        }
        Entry only = group.getFirst();
        if (fault instanceof RowException) {
            return only.rows.getFirst().taken();
        }
        EventRow event = only.events.getFirst();
        if (only.events.stream().anyMatch(other -> !other.aggregateIdentifier().equals(event.aggregateIdentifier()))) {
            return new ConcurrencyException(
                    "An event of " + event.aggregateIdentifier() + ", or of an aggregate with it, is there already.",
                    fault);
        }
        String message = "An event of " + event.aggregateIdentifier() + " at " + event.sequenceNumber()
                + " or later is there already.";
        return event.sequenceNumber() == 0
                ? new AggregateStreamCreationException(message, fault)
                : new ConcurrencyException(message, fault);
    }

    private static void fail(List<Entry> group, RuntimeException fault) {
        group.forEach(entry -> entry.stored.completeExceptionally(fault));
    }

    private static void rollback(Connection connection, Exception fault) {
        // Rolls back by a statement: the driver does not know of a transaction whose first statement failed, and would
        // leave it open.
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // The pool discards such a connection, and the database undoes its transaction.
            fault.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        entries.close();
    }
}
