package io.cygi.messaging;

import io.cygi.contracts.catalogue.EventType;
import io.cygi.contracts.catalogue.EventTypes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;

/**
 * Serializes messages. It names events by {@link EventTypes}, and everything else, such as snapshots and positions, by
 * its class. It looks up each class once instead of for each event. It upcasts payloads of earlier revisions, because
 * Axon reads dead letters without upcasters.
 */
final class RememberingSerializer extends Jackson3Serializer {

    /**
     * The most type names that are remembered. There are fewer types of events, but a store may contain other names.
     */
    private static final int REMEMBERED_MAX = 1_000;

    /** The placeholder for the parts of an event that upcasters of fields do not look at. */
    private static final String UNTOLD = "";

    private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();
    private final Map<Class<?>, SerializedType> types = new HashMap<>();

    private final EventUpcaster upcasters;

    RememberingSerializer(Builder builder, EventTypes events, EventUpcaster upcasters) {
        super(builder);
        this.upcasters = upcasters;
        for (EventType event : events.all()) {
            classes.put(event.name(), event.payload());
            types.put(event.payload(), new SimpleSerializedType(event.name(), Integer.toString(event.revision())));
        }
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> known = classes.get(type.getName());
        if (known != null) {
            return known;
        }
        Class<?> found = super.classForType(type);
        if (found == UnknownSerializedType.class) {
            // Axon would skip the event, and a later version that knows its type would never be given it.
            throw new SerializationException("This version does not know the stored type " + type.getName() + ".");
        }
        if (found != Void.class && classes.size() < REMEMBERED_MAX) {
            classes.put(type.getName(), found);
        }
        return found;
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> stored) {
        SerializedType current = types.get(classes.get(stored.getType().getName()));
        return current == null || current.equals(stored.getType())
                ? super.deserialize(stored)
                : super.deserialize(upcast(stored, current));
    }

    private SerializedObject<?> upcast(SerializedObject<?> stored, SerializedType current) {
        SerializedType type = stored.getType();
        requireKnownRevision(type, current);
        EventData<?> event = new GenericDomainEventEntry<Object>(
                UNTOLD, UNTOLD, 0, UNTOLD, Instant.EPOCH, type.getName(), type.getRevision(), stored.getData(), "{}");
        return upcasters
                .upcast(Stream.of(new InitialEventRepresentation(event, this)))
                .findFirst()
                .orElseThrow()
                .getData();
    }

    /**
     * Fails if the stored revision is newer than the current one: a later version may have given a field another
     * meaning.
     */
    private static void requireKnownRevision(SerializedType stored, SerializedType current) {
        String revision = stored.getRevision();
        if (revision != null && Integer.parseInt(revision) > Integer.parseInt(current.getRevision())) {
            throw new SerializationException(
                    "This version does not know revision " + revision + " of " + stored.getName() + ".");
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        SerializedType event = types.get(type);
        return event == null ? super.typeForClass(type) : event;
    }
}
