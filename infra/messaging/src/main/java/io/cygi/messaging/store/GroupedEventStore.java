package io.cygi.messaging.store;

import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.history.AggregateLoads;
import io.cygi.messaging.store.history.LoadedTogether;
import io.cygi.messaging.store.tail.EventTail;
import io.cygi.messaging.store.tail.HeadPosition;
import io.cygi.messaging.store.tail.Pace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The event store, for many commands at once. Commands without a transaction of their own share one with the commands
 * that store events at the same time ({@link GroupCommit}), and share queries for their aggregates ({@link
 * AggregateLoads}); each returns when its events are durable. Commands with a transaction, because they write something
 * else too, store their events in it. Processors get new events from memory ({@link EventTail}).
 */
public final class GroupedEventStore extends AbstractEventStore {

    private final GroupedStorageEngine engine;
    private final EventTail tail;
    private final AggregateLoads loads;
    private final HeadPosition head;
    private final ServerWatch watch;

    private GroupedEventStore(
            Builder builder,
            GroupedStorageEngine engine,
            EventTail tail,
            AggregateLoads loads,
            HeadPosition head,
            ServerWatch watch) {
        super(builder);
        this.engine = engine;
        this.tail = tail;
        this.loads = loads;
        this.head = head;
        this.watch = watch;
    }

    static GroupedEventStore of(
            GroupedStorageEngine engine, EventTail tail, AggregateLoads loads, HeadPosition head, ServerWatch watch) {
        Builder builder = new Builder() {};
        builder.storageEngine(engine);
        return new GroupedEventStore(builder, engine, tail, loads, head, watch);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return super.readEvents(aggregateIdentifier);
        }
        List<DomainEventData<?>> read = LoadedTogether.load(aggregateIdentifier, loads);
        return read == null
                ? super.readEvents(aggregateIdentifier)
                : DomainEventStream.concat(
                        engine.events(read), DomainEventStream.of(stagedDomainEventMessages(aggregateIdentifier)));
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken position) {
        return openStream(position, Pace.NONE);
    }

    private TrackingEventStream openStream(@Nullable TrackingToken position, Pace pace) {
        return new StoreStream(engine, tail, position, pace, watch);
    }

    /** Reads all events of some aggregates from the database, as many aggregates at once as one query takes. */
    void read(List<String> aggregateIds, Consumer<DomainEventMessage<?>> reader) {
        for (int from = 0; from < aggregateIds.size(); from += AggregateLoads.AGGREGATES_MAX) {
            int to = Math.min(from + AggregateLoads.AGGREGATES_MAX, aggregateIds.size());
            loads.load(Set.copyOf(aggregateIds.subList(from, to)))
                    .forEach((aggregateId, read) -> (read == null ? super.readEvents(aggregateId) : engine.events(read))
                            .forEachRemaining(reader));
        }
    }

    /**
     * {@return this store's events for a reader that waits a little to get more at once}
     *
     * @param pace the pause between two deliveries while events keep coming
     */
    public StreamableMessageSource<TrackedEventMessage<?>> paced(Pace pace) {
        return new StreamableMessageSource<>() {

            @Override
            public TrackingEventStream openStream(@Nullable TrackingToken position) {
                return GroupedEventStore.this.openStream(position, pace);
            }

            @Override
            public @Nullable TrackingToken createTailToken() {
                return GroupedEventStore.this.createTailToken();
            }

            @Override
            public @Nullable TrackingToken createHeadToken() {
                return head.of(GroupedEventStore.this.createHeadToken());
            }

            @Override
            public @Nullable TrackingToken createTokenAt(Instant time) {
                return GroupedEventStore.this.createTokenAt(time);
            }
        };
    }
}
