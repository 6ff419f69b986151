package io.cygi.messaging.store;

import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.node.ObjectNode;

/**
 * Numbers the attempts to pay that were stored before there could be a second one: revision 1 of
 * {@link ReservationPaymentStarted} had no {@code attempt}, and each of them was the first.
 */
public final class PaymentAttemptUpcaster extends SingleEventUpcaster {

    private static final SerializedType FROM = new SimpleSerializedType(ReservationPaymentStarted.class.getName(), "1");
    private static final SerializedType TO = new SimpleSerializedType(FROM.getName(), "2");
    private static final int FIRST = 1;

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return FROM.equals(event.getType());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(TO, ObjectNode.class, payload -> payload.put("attempt", FIRST));
    }
}
