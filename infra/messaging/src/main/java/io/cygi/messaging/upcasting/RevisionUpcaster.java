package io.cygi.messaging.upcasting;

import io.cygi.contracts.catalogue.EventTypes;
import java.util.function.Consumer;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.node.ObjectNode;

/** Turns one revision of an event into the next one. */
final class RevisionUpcaster extends SingleEventUpcaster {

    private final SerializedType from;
    private final SerializedType to;
    private final Consumer<ObjectNode> change;

    /**
     * Creates the upcaster.
     *
     * @param payload the class of the event
     * @param revision the revision that the upcaster reads
     * @param change changes the event's fields
     */
    RevisionUpcaster(Class<?> payload, int revision, Consumer<ObjectNode> change) {
        String name = EventTypes.PLATFORM.nameOf(payload);
        this.from = new SimpleSerializedType(name, Integer.toString(revision));
        this.to = new SimpleSerializedType(name, Integer.toString(revision + 1));
        this.change = change;
    }

    /** {@return the name and the revision that the upcaster reads} */
    SerializedType from() {
        return from;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return from.equals(event.getType());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(to, ObjectNode.class, payload -> {
            change.accept(payload);
            return payload;
        });
    }
}
