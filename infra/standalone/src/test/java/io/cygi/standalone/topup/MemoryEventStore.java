package io.cygi.standalone.topup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.AbstractEventBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Stores the events of one run in order. Aggregates are loaded from it for every command. For one thread. */
final class MemoryEventStore extends AbstractEventBus implements EventStore {

    private final Map<String, List<DomainEventMessage<?>>> byAggregate = new HashMap<>();
    private final List<DomainEventMessage<?>> all = new ArrayList<>();

    MemoryEventStore() {
        super(new Builder() {});
    }

    /** Forgets the previous run. */
    void clear() {
        byAggregate.clear();
        all.clear();
    }

    /** {@return all events, in order} */
    List<DomainEventMessage<?>> all() {
        return all;
    }

    /** {@return all events of a type, in order} */
    <T> List<T> all(Class<T> type) {
        return all.stream()
                .map(DomainEventMessage::getPayload)
                .filter(type::isInstance)
                .<T>map(type::cast)
                .toList();
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            DomainEventMessage<?> stored = (DomainEventMessage<?>) event;
            byAggregate
                    .computeIfAbsent(stored.getAggregateIdentifier(), id -> new ArrayList<>())
                    .add(stored);
            all.add(stored);
        }
        super.prepareCommit(events);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return DomainEventStream.of(List.copyOf(byAggregate.getOrDefault(aggregateIdentifier, List.of())));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("a run is too short for snapshots");
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        throw new UnsupportedOperationException("a run reads its events by itself");
    }
}
