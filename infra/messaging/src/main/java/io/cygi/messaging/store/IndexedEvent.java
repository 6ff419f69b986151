package io.cygi.messaging.store;

import io.cygi.messaging.store.row.TimedEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackingToken;

/**
 * An event as it is stored, with its index. The position after the event does not contain that index if the event
 * filled a gap.
 */
public final class IndexedEvent extends TrackedDomainEventData<byte[]> {

    private final long index;

    IndexedEvent(TrackingToken position, TimedEntry event, long index) {
        super(position, event);
        this.index = index;
    }

    /** {@return the event's place among all events} */
    public long index() {
        return index;
    }
}
