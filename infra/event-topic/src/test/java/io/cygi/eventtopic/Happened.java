package io.cygi.eventtopic;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;

/** An event of the tests. */
@Revision("1")
public record Happened(@JsonProperty("what") String what) {

    /** {@return the event as a message} */
    public static DomainEventMessage<?> to(String aggregateId, long sequence) {
        return new GenericDomainEventMessage<>(
                "test",
                aggregateId,
                sequence,
                new Happened(aggregateId + "@" + sequence),
                MetaData.with("correlationId", "c-" + sequence));
    }

    /** {@return an event with a given size} @param length about the length of its payload */
    public static DomainEventMessage<?> large(String aggregateId, long sequence, int length) {
        return new GenericDomainEventMessage<>(
                "test", aggregateId, sequence, new Happened("x".repeat(length)), MetaData.emptyInstance());
    }
}
