package io.cygi.messaging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Axon's serializer, which looks for each class once instead of for each event. */
final class RememberingSerializer extends Jackson3Serializer {

    /** More than there are types of events; a store may name others. */
    private static final int REMEMBERED_MAX = 1_000;

    private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();

    RememberingSerializer(Builder builder) {
        super(builder);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> known = classes.get(type.getName());
        if (known != null) {
            return known;
        }
        Class<?> found = super.classForType(type);
        if (found != Void.class && found != UnknownSerializedType.class && classes.size() < REMEMBERED_MAX) {
            classes.put(type.getName(), found);
        }
        return found;
    }
}
