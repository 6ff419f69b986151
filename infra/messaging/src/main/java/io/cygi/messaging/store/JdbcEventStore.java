package io.cygi.messaging.store;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/**
 * Axon's JDBC storage engine, less a statement that loading an aggregate does not need: it asks for snapshots only of
 * types that have them.
 */
public final class JdbcEventStore extends JdbcEventStorageEngine {

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

    private static final int READ_BATCH = 500;

    private final List<String> snapshotPrefixes;

    /**
     * @param builder Axon's own, with everything but schema and batch size set
     * @param snapshotPrefixes what the identifiers of aggregates with snapshots begin with
     */
    public JdbcEventStore(Builder builder, List<String> snapshotPrefixes) {
        super(configured(builder));
        this.snapshotPrefixes = List.copyOf(snapshotPrefixes);
    }

    private static Builder configured(Builder builder) {
        builder.schema(SCHEMA);
        builder.batchSize(READ_BATCH);
        builder.finalAggregateBatchPredicate(batch -> batch.size() < READ_BATCH);
        return builder;
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshotPrefixes.stream().anyMatch(aggregateIdentifier::startsWith)
                ? super.readSnapshotData(aggregateIdentifier)
                : Stream.empty();
    }
}
