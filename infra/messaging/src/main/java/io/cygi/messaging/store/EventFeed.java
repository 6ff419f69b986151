package io.cygi.messaging.store;

import io.cygi.messaging.store.tail.Pace;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Provides the events for all event processors of this process. */
public interface EventFeed {

    /**
     * {@return the events for a processor that waits a little to get more at once}
     *
     * @param pace the pause between two deliveries while events keep coming
     */
    StreamableMessageSource<TrackedEventMessage<?>> paced(Pace pace);

    /** {@return the events for readers that compare positions with the head} */
    StreamableMessageSource<TrackedEventMessage<?>> source();

    /** {@return the feed of an event store of this process} @param store the event store */
    static EventFeed of(EventStore store) {
        return new EventFeed() {

            @Override
            public StreamableMessageSource<TrackedEventMessage<?>> paced(Pace pace) {
                return store instanceof GroupedEventStore grouped ? grouped.paced(pace) : store;
            }

            @Override
            public StreamableMessageSource<TrackedEventMessage<?>> source() {
                return store;
            }
        };
    }
}
