package io.cygi.eventtopic;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;

/** Something that happened to an aggregate. */
@Revision("1")
public record Happened(@JsonProperty("what") String what) {

    /** {@return the event as it is published to a store} */
    public static DomainEventMessage<?> to(String aggregateId, long sequence) {
        return new GenericDomainEventMessage<>(
                "test",
                aggregateId,
                sequence,
                new Happened(aggregateId + "@" + sequence),
                MetaData.with("correlationId", "c-" + sequence));
    }

    /** {@return an event with a certain size} @param length of its payload, about */
    public static DomainEventMessage<?> large(String aggregateId, long sequence, int length) {
        return new GenericDomainEventMessage<>(
                "test", aggregateId, sequence, new Happened("x".repeat(length)), MetaData.emptyInstance());
    }
}
