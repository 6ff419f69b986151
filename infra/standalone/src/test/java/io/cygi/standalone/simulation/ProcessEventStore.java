package io.cygi.standalone.simulation;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.AbstractEventBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** The event store as one process sees it. */
final class ProcessEventStore extends AbstractEventBus implements EventStore {

    private final SimulatedProcess process;
    private final MemoryDatabase database;

    ProcessEventStore(SimulatedProcess process, MemoryDatabase database) {
        super(new Builder() {});
        this.process = process;
        this.database = database;
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        List<DomainEventMessage<?>> stored = new ArrayList<>();
        events.forEach(event -> stored.add((DomainEventMessage<?>) event));
        database.append(process, stored);
        super.prepareCommit(events);
    }

    /** Returns stored events and those that the current list of commands has decided already. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        process.point();
        List<DomainEventMessage<?>> events = new ArrayList<>(database.events(aggregateIdentifier));
        queuedMessages().forEach(event -> {
            if (event instanceof DomainEventMessage<?> own
                    && own.getAggregateIdentifier().equals(aggregateIdentifier)) {
                events.add(own);
            }
        });
        process.point();
        return DomainEventStream.of(events);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("a run is too short for snapshots");
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        throw new UnsupportedOperationException("workers read the database by themselves");
    }
}
