package io.cygi.query.projection;

import io.cygi.messaging.processing.Processors;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/** Registers the projections of this service, and has the order of events that depend on each other. */
public final class Projections {

    /**
     * Sequence of the events of one concert: those of the concert itself, its seats and its reservations. It reads
     * identifiers alone, so that an event whose payload cannot be read still has its place.
     */
    public static final SequencingPolicy<EventMessage<?>> PER_CONCERT =
            event -> concertOf(Projections.PER_AGGREGATE.getSequenceIdentifierFor(event));

    /** Sequence of the events of one aggregate. */
    public static final SequencingPolicy<EventMessage<?>> PER_AGGREGATE =
            event -> event instanceof DomainEventMessage<?> domainEvent
                    ? domainEvent.getAggregateIdentifier()
                    : event.getIdentifier();

    private Projections() {}

    /**
     * Registers a projection. A rebuild deletes its dead letters, because it is given their events again.
     *
     * @param configurer the configurer that registers it
     * @param group the value of its {@code @ProcessingGroup}
     * @param sequence tells which events depend on each other
     * @param clearCache clears what the projection has cached of its tables, because another process may change them
     */
    public static void register(
            EventProcessingConfigurer configurer,
            String group,
            SequencingPolicy<EventMessage<?>> sequence,
            Runnable clearCache) {
        Processors.projection(configurer, group, sequence, clearCache);
        configurer.registerDeadLetteringEventHandlerInvokerConfiguration(
                group, (configuration, invoker) -> invoker.allowReset(true).enableSequenceIdentifierCache());
    }

    private static Object concertOf(Object aggregateId) {
        String id = aggregateId.toString();
        int end = id.indexOf('/');
        return end < 0 ? id : id.substring(0, end);
    }
}
