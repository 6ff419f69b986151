package io.cygi.messaging.store.history;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** The stored events of single aggregates in memory, for tests of services. */
public final class MemoryStoredEvents implements StoredEvents {

    private final EventStore store;

    /** @param store has the events */
    public MemoryStoredEvents(EventStore store) {
        this.store = store;
    }

    @Override
    public List<Object> payloadsOf(String aggregateId) {
        return store.readEvents(aggregateId)
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    @Override
    public Optional<Object> lastPayloadOf(String aggregateId) {
        return payloadsOf(aggregateId).reversed().stream().findFirst();
    }

    @Override
    public List<StoredEvent> page(String prefix, Place after, long indexMax, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Place pageEnd(String prefix, Place after, long indexMax, int size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredEvent> between(Place after, Place to, long indexMax) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void each(Collection<String> aggregateIds, Collection<Class<?>> types, Consumer<StoredEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(String prefix, long indexMax) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long newestIndex() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredEvent> last(String aggregateId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Object> payloads(List<StoredEvent> events) {
        throw new UnsupportedOperationException();
    }
}
