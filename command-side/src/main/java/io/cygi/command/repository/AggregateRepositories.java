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
 * Creates Axon's caching repositories, in a form that makes new aggregates cheap. Axon reports a new aggregate with an
 * exception, and nearly every aggregate of a booking is new: four stack traces for each, of a hundred frames and more.
 */
public final class AggregateRepositories {

    private final EventStore eventStore;
    private final Cache cache;
    private final LockFactory locks;

    /**
     * Creates the factory.
     *
     * @param eventStore the store of the aggregates' events
     * @param cache the cache of the aggregates
     * @param locks the locks of the aggregates in use
     */
    public AggregateRepositories(EventStore eventStore, Cache cache, LockFactory locks) {
        this.eventStore = eventStore;
        this.cache = cache;
        this.locks = locks;
    }

    /**
     * {@return a repository for aggregates without snapshots}
     *
     * @param type the class of the aggregates
     * @param <T> the type
     */
    public <T> Repository<T> of(Class<T> type) {
        return of(type, NoSnapshotTriggerDefinition.INSTANCE);
    }

    /**
     * {@return a repository for aggregates with snapshots}
     *
     * @param type the class of the aggregates
     * @param snapshots decides when snapshots are taken
     * @param <T> the type
     */
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

        /**
         * The one exception for all missing aggregates. Axon requires this class, and one instance saves the stack
         * traces.
         */
        private static final AggregateNotFoundException NOT_FOUND =
                new AggregateNotFoundException("", "The aggregate was not found in the event store");

        private final Cache cache;

        Aggregates(Builder<T> builder, Cache cache) {
            super(builder);
            this.cache = cache;
        }

        /** Loads the aggregate, and notes that the cache has answered, because the store may have newer events. */
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
