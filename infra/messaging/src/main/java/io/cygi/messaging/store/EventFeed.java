package io.cygi.messaging.store;

import io.cygi.messaging.store.tail.Pace;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Gives all event processors of this process their events. */
public interface EventFeed {

    /**
     * {@return the events for a processor that rather waits a little and gets more at once}
     *
     * @param pace between two deliveries while events keep coming
     */
    StreamableMessageSource<TrackedEventMessage<?>> paced(Pace pace);

    /** {@return the events for those that compare positions with the head} */
    StreamableMessageSource<TrackedEventMessage<?>> source();

    /** {@return the feed of an event store of this process} @param store which */
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
