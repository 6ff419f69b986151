package io.cygi.messaging.step;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/**
 * Divides events among segments by their key, and hands them to a processor's handlers through the parking. A saga's
 * own identifier does not determine its segment: all events of a key belong to the segment that the key matches, and so
 * do the sagas that they find.
 */
public final class KeyedInvoker implements EventHandlerInvoker {

    private final EventHandlerInvoker handlers;
    private final StepParking parking;

    /**
     * Creates the invoker.
     *
     * @param handlers the handlers of the events
     * @param parking keeps the events of parked keys
     */
    public KeyedInvoker(EventHandlerInvoker handlers, StepParking parking) {
        this.handlers = handlers;
        this.parking = parking;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return handlers.canHandle(event, Segment.ROOT_SEGMENT) && segment.matches(StepParking.key(event));
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return handlers.canHandleType(payloadType);
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        // While segments are merged, each half is asked.
        if (segment.matches(StepParking.key(event))) {
            parking.handle(event, handlers);
        }
    }

    @Override
    public boolean supportsReset() {
        return handlers.supportsReset();
    }

    @Override
    public void performReset() {
        handlers.performReset();
    }

    @Override
    public <R> void performReset(R context) {
        handlers.performReset(context);
    }

    @Override
    public void segmentReleased(Segment segment) {
        handlers.segmentReleased(segment);
    }
}
