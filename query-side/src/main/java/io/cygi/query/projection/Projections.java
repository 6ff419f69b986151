package io.cygi.query.projection;

import io.cygi.messaging.processing.Processors;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/** Registers the projections of this service and orders the events that depend on each other. */
public final class Projections {

    /**
     * Events of the same concert: of itself, its seats and its reservations. It looks at identifiers alone, so that an
     * event whose payload cannot be read still has its place.
     */
    public static final SequencingPolicy<EventMessage<?>> PER_CONCERT =
            event -> concertOf(Projections.PER_AGGREGATE.getSequenceIdentifierFor(event));

    /** Events of the same aggregate. */
    public static final SequencingPolicy<EventMessage<?>> PER_AGGREGATE =
            event -> event instanceof DomainEventMessage<?> domainEvent
                    ? domainEvent.getAggregateIdentifier()
                    : event.getIdentifier();

    private Projections() {}

    /**
     * Registers a projection. A rebuild deletes its dead letters, because it is given their events again.
     *
     * @param configurer where it is registered
     * @param group its {@code @ProcessingGroup}
     * @param sequence which events depend on each other
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
