package io.cygi.messaging.store.history;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;

/** Reads what stored events say, wherever they came from. */
public final class StoredPayloads {

    /** The aggregate's type is in its identifier, and nobody asks for it. */
    private static final String OF_SOME_TYPE = "stored";

    private static final byte[] NO_META_DATA = "{}".getBytes(StandardCharsets.UTF_8);

    private final Serializer serializer;
    private final EventUpcaster upcasters;

    /** @param serializer of events @param upcasters of old revisions */
    public StoredPayloads(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** {@return what the events say, as {@link StoredEvents#payloads} does} @param events in their order */
    public List<Object> of(List<StoredEvent> events) {
        return upcasters
                .upcast(events.stream().map(event -> new InitialEventRepresentation(data(event), serializer)))
                .<Object>map(event -> serializer.deserialize(event.getData()))
                .toList();
    }

    /** {@return the name that events of a type are stored under} @param type of payload */
    public String name(Class<?> type) {
        return serializer.typeForClass(type).getName();
    }

    private static DomainEventData<?> data(StoredEvent event) {
        return new GenericDomainEventEntry<>(
                OF_SOME_TYPE,
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.recordedAt(),
                event.type(),
                event.revision(),
                event.payload(),
                NO_META_DATA);
    }
}
