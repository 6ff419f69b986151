package io.cygi.command.booking;

import io.cygi.contracts.value.SeatNumber;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a seat that a caller names, and refuses a text that cannot be a seat. */
final class RequestedSeatDeserializer extends StdScalarDeserializer<SeatNumber> {

    RequestedSeatDeserializer() {
        super(SeatNumber.class);
    }

    @Override
    public SeatNumber deserialize(JsonParser parser, DeserializationContext context) {
        String text = StringDeserializer.instance.deserialize(parser, context);
        try {
            return SeatNumber.requested(text);
        } catch (IllegalArgumentException e) {
            throw context.weirdStringException(text, SeatNumber.class, "is not a seat");
        }
    }
}
