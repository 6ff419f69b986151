package io.cygi.messaging.store;

import io.cygi.messaging.server.LeftOutIndexes;
import io.cygi.messaging.store.batch.Durability;
import io.cygi.messaging.store.row.EventRow;
import io.cygi.messaging.store.row.MissingIndexes;
import io.cygi.messaging.store.row.TimedEntry;
import io.cygi.messaging.store.row.TransactionalRow;
import io.cygi.messaging.store.tail.EventTail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's JDBC storage engine, with two differences. Events that are appended outside a transaction share one with all
 * events that are appended at the same time ({@link GroupCommit}). The engine looks for snapshots only of types that
 * have them.
 */
public final class GroupedStorageEngine extends JdbcEventStorageEngine {

    /** The tables and columns, as the module's scripts create them. */
    public static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("domain_event")
            .snapshotTable("domain_snapshot")
            .globalIndexColumn("global_index")
            .timestampColumn("recorded_at")
            .eventIdentifierColumn("event_identifier")
            .aggregateIdentifierColumn("aggregate_identifier")
            .sequenceNumberColumn("sequence_number")
            .typeColumn("aggregate_type")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .build();

    /**
     * The bound of Axon's own forgetting of gaps: none. Gaps are forgotten by the transactions that the database still
     * runs, see {@link MissingIndexes}, and never by count or by age.
     */
    private static final int WITHOUT_BOUND = Integer.MAX_VALUE;

    /**
     * The age of an old event, in ms. The index of an old event, and all indexes before it, were given out long ago.
     */
    private static final int OLD_MILLIS = 60_000;

    /** The most events that are read at once. */
    static final int READ_BATCH = 1_000;

    private final List<String> snapshotPrefixes;
    private final EventUpcaster upcasters;
    /** The index before the first event. Indexes begin with one. */
    private static final long BEFORE_ALL = 0;

    private final EventPages pages = new EventPages(this::readAfter);
    private volatile long newestAtFirst = -1;
    private final GroupCommit groups;
    private final PersistenceExceptionResolver exceptions;
    private final EventTail tail;
    private final MissingIndexes missing;
    private final Durability durability;

    /**
     * Creates the engine.
     *
     * @param builder Axon's own builder, with everything but schema, upcasters, exceptions and batch size set
     * @param upcasters the upcasters of old revisions
     * @param exceptions recognizes duplicates
     * @param parts the parts that the engine works with
     * @param snapshotPrefixes the prefixes of the identifiers of aggregates with snapshots
     */
    GroupedStorageEngine(
            Builder builder,
            EventUpcaster upcasters,
            PersistenceExceptionResolver exceptions,
            StoreParts parts,
            List<String> snapshotPrefixes) {
        super(configured(builder, upcasters, exceptions));
        this.exceptions = exceptions;
        this.upcasters = upcasters;
        this.groups = parts.groups();
        this.tail = parts.tail();
        this.missing = parts.missing();
        this.durability = parts.durability();
        durability.watch().onRestart(run -> newestAtFirst = -1);
        this.snapshotPrefixes = List.copyOf(snapshotPrefixes);
    }

    private static Builder configured(
            Builder builder, EventUpcaster upcasters, PersistenceExceptionResolver exceptions) {
        builder.persistenceExceptionResolver(exceptions);
        builder.schema(SCHEMA);
        builder.upcasterChain(upcasters);
        builder.maxGapOffset(WITHOUT_BOUND);
        builder.gapCleaningThreshold(WITHOUT_BOUND);
        builder.batchSize(READ_BATCH);
        builder.finalAggregateBatchPredicate(batch -> batch.size() < READ_BATCH);
        return builder;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<TransactionalRow> rows =
                CurrentUnitOfWork.isStarted() ? TransactionalRow.takenFrom(CurrentUnitOfWork.get()) : List.of();
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            rows.forEach(this::storeInTransaction);
            super.appendEvents(events, serializer);
            TransactionSynchronizationManager.registerSynchronization(new TailForgets());
            durability.watch().require(durability.watch().runOfUnitOfWork());
        } else {
            groups.append(rows(events, serializer), rows);
        }
    }

    /**
     * {@return the rows of the events} An error is thrown as an exception, because Axon does not undo a command after
     * an error and would leave its aggregate in the cache as if it were stored.
     */
    private static List<EventRow> rows(List<? extends EventMessage<?>> events, Serializer serializer) {
        try {
            return events.stream().map(event -> EventRow.of(event, serializer)).toList();
        } catch (Error e) {
            throw new EventStoreException("The events could not be serialized.", e);
        }
    }

    private void storeInTransaction(TransactionalRow row) {
        try {
            GroupCommit.insertRows(getConnection(), row.insert(), List.of(row));
        } catch (SQLException e) {
            throw exceptions.isDuplicateKeyViolation(e)
                    ? row.taken()
                    : new EventStoreException("The database did not store a row.", e);
        }
    }

    /**
     * Has the tail forget at the end of each transaction, even one that failed: if the answer to a commit was lost, its
     * events may be stored.
     */
    private final class TailForgets implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            tail.forget();
        }
    }

    /**
     * {@return whether aggregates of this kind have snapshots}
     *
     * @param aggregateIdentifier the identifier of one of them
     */
    boolean mayHaveSnapshot(String aggregateIdentifier) {
        return snapshotPrefixes.stream().anyMatch(aggregateIdentifier::startsWith);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return mayHaveSnapshot(aggregateIdentifier) ? super.readSnapshotData(aggregateIdentifier) : Stream.empty();
    }

    /**
     * {@return the next events after a position, from the database; none if there are none yet}
     *
     * @param stored the position
     * @param reader the reader that asks
     */
    List<TrackedEventMessage<?>> page(@Nullable TrackingToken stored, Object reader) {
        TrackingToken position = stored instanceof GapAwareTrackingToken token ? missing.withoutLost(token) : stored;
        long index = indexWithoutGaps(position);
        return index + READ_BATCH <= newestKnown()
                ? pages.after(index, reader, durability.watch().run())
                : read(position);
    }

    /** {@return the position's index if no index before it is missing, otherwise the greatest number} */
    private static long indexWithoutGaps(@Nullable TrackingToken position) {
        if (position == null) {
            return BEFORE_ALL;
        }
        boolean complete = position instanceof GapAwareTrackingToken token && !token.hasGaps();
        return complete ? position.position().orElseThrow() : Long.MAX_VALUE - READ_BATCH;
    }

    /** {@return an index up to which events are stored; there may be more events} */
    private long newestKnown() {
        long newest = Math.max(tail.last(), newestAtFirst);
        if (newest < 0) {
            TrackingToken head = createHeadToken();
            newestAtFirst = head == null ? 0 : head.position().orElse(0);
            newest = newestAtFirst;
        }
        return newest;
    }

    /**
     * {@return indexes of events behind the positions of readers that were taken for lost}
     *
     * @param known the number of such indexes that the reader knows
     */
    List<Long> late(int known) {
        return missing.late(known);
    }

    /** Reads an event as Axon's engine does, with the time read once and with all gaps. */
    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, @Nullable GapAwareTrackingToken previous)
            throws SQLException {
        TimedEntry event = TimedEntry.of(row);
        long index = row.getLong("global_index");
        if (event.getTimestamp().isBefore(GenericEventMessage.clock.instant().minusMillis(OLD_MILLIS))) {
            missing.oldBelow(index);
        }
        GapAwareTrackingToken before =
                previous == null ? GapAwareTrackingToken.newInstance(BEFORE_ALL, Set.of()) : previous;
        durability.leftOut().seen(index);
        return new IndexedEvent(durability.leftOut().advance(before, index), event, index);
    }

    private List<TrackedEventMessage<?>> readAfter(long index) {
        return read(index == BEFORE_ALL ? null : GapAwareTrackingToken.newInstance(index, Set.of()));
    }

    private List<TrackedEventMessage<?>> read(@Nullable TrackingToken position) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        readStored(position).stream(), getEventSerializer(), upcasters)
                .toList();
    }

    private List<? extends TrackedEventData<?>> readStored(@Nullable TrackingToken position) {
        List<? extends TrackedEventData<?>> events = fetchTrackedEvents(position, READ_BATCH);
        if (leaps(position, events) && durability.learnLeftOut()) {
            events = fetchTrackedEvents(position, READ_BATCH);
        }
        if (!events.isEmpty()) {
            durability.barrier().await();
        }
        return events;
    }

    /** {@return the next events after a position as they are stored, in their revisions} @param stored the position */
    List<IndexedEvent> storedPage(@Nullable TrackingToken stored) {
        TrackingToken position = stored instanceof GapAwareTrackingToken token ? missing.withoutLost(token) : stored;
        return readStored(position).stream().map(IndexedEvent.class::cast).toList();
    }

    /** {@return whether so many indexes are missing that another process may have left them out} */
    private static boolean leaps(@Nullable TrackingToken position, List<? extends TrackedEventData<?>> events) {
        return !events.isEmpty() && gaps(events.getLast().trackingToken()) - gaps(position) > LeftOutIndexes.GAPS_MAX;
    }

    private static int gaps(@Nullable TrackingToken position) {
        return position instanceof GapAwareTrackingToken token ? token.getGaps().size() : 0;
    }

    /** Forgets a reader that will not come back. @param reader the reader that asked for pages */
    void forget(Object reader) {
        pages.forget(reader);
    }

    /** {@return the stored events of one aggregate as a stream} */
    DomainEventStream events(List<DomainEventData<?>> read) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(read.stream(), getEventSerializer(), upcasters);
    }
}
