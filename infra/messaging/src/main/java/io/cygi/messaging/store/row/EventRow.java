package io.cygi.messaging.store.row;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored, and as it is handed to the processors of this process.
 *
 * @param message the event
 * @param payload the payload as JSON
 * @param metaData the metadata as JSON
 */
public record EventRow(EventMessage<?> message, SerializedObject<byte[]> payload, SerializedObject<byte[]> metaData) {

    /**
     * {@return the row of an event}
     *
     * @param message the event
     * @param serializer the serializer of its payload and metadata
     */
    public static EventRow of(EventMessage<?> message, Serializer serializer) {
        return new EventRow(
                message,
                message.serializePayload(serializer, byte[].class),
                message.serializeMetaData(serializer, byte[].class));
    }

    /** {@return the aggregate's identifier, or the event's own identifier for an event of no aggregate} */
    public String aggregateIdentifier() {
        return message instanceof DomainEventMessage<?> event
                ? event.getAggregateIdentifier()
                : message.getIdentifier();
    }

    /** {@return the event's place among the events of its aggregate, from zero} */
    public long sequenceNumber() {
        return message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() : 0;
    }

    @Nullable
    String aggregateType() {
        return message instanceof DomainEventMessage<?> event ? event.getType() : null;
    }
}
