package io.cygi.command.repository;

import io.cygi.messaging.decision.CachedDecision;
import io.cygi.messaging.decision.NewAggregate;
import java.util.Objects;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Makes Axon's caching repositories, in which it costs nothing that an aggregate is new. Axon says so with an exception,
 * and nearly every aggregate of a booking is new: four stack traces for each, of a hundred frames and more.
 */
public final class AggregateRepositories {

    private final EventStore eventStore;
    private final Cache cache;
    private final LockFactory locks;

    /** @param eventStore where aggregates come from @param cache where they stay @param locks of the aggregates in use */
    public AggregateRepositories(EventStore eventStore, Cache cache, LockFactory locks) {
        this.eventStore = eventStore;
        this.cache = cache;
        this.locks = locks;
    }

    /** {@return a repository for aggregates without snapshots} @param type theirs @param <T> theirs */
    public <T> Repository<T> of(Class<T> type) {
        return of(type, NoSnapshotTriggerDefinition.INSTANCE);
    }

    /** {@return a repository} @param type of the aggregates @param snapshots when they are taken @param <T> the type */
    public <T> Repository<T> of(Class<T> type, SnapshotTriggerDefinition snapshots) {
        return new Aggregates<>(
                EventSourcingRepository.builder(type)
                        .eventStore(eventStore)
                        .cache(cache)
                        .lockFactory(locks)
                        .snapshotTriggerDefinition(snapshots),
                cache);
    }

    private static final class Aggregates<T> extends CachingEventSourcingRepository<T> {

        /** Always the same, and so without the way to whoever looked: Axon asks for this very class. */
        private static final AggregateNotFoundException NOT_FOUND =
                new AggregateNotFoundException("", "The aggregate was not found in the event store");

        private final Cache cache;

        Aggregates(Builder<T> builder, Cache cache) {
            super(builder);
            this.cache = cache;
        }

        /** Notes what the cache has answered, because the store may know more. */
        @Override
        protected EventSourcedAggregate<T> doLoadWithLock(String aggregateIdentifier, Long expectedVersion) {
            UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
            if (CachedDecision.mustBeFresh(unitOfWork)) {
                cache.remove(aggregateIdentifier);
            }
            boolean cached = cache.containsKey(aggregateIdentifier);
            EventSourcedAggregate<T> aggregate = super.doLoadWithLock(aggregateIdentifier, expectedVersion);
            if (cached) {
                Long loaded = aggregate.version();
                CachedDecision.begin(unitOfWork, () -> !Objects.equals(loaded, aggregate.version()));
            }
            return aggregate;
        }

        @Override
        protected DomainEventStream readEvents(String aggregateIdentifier) {
            if (NewAggregate.expected(CurrentUnitOfWork.get())) {
                throw NOT_FOUND;
            }
            DomainEventStream events = super.readEvents(aggregateIdentifier);
            if (!events.hasNext()) {
                throw NOT_FOUND;
            }
            return events;
        }
    }
}
