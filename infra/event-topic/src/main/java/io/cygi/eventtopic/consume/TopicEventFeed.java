package io.cygi.eventtopic.consume;

import io.cygi.messaging.store.EventFeed;
import io.cygi.messaging.store.tail.Pace;
import java.time.Duration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** Gives all event processors of this process their events from the topic. */
final class TopicEventFeed implements EventFeed {

    private final TopicEventSource.Parts parts;

    TopicEventFeed(TopicEventSource.Parts parts) {
        this.parts = parts;
    }

    @Override
    public StreamableMessageSource<TrackedEventMessage<?>> paced(Pace pace) {
        return new TopicEventSource(parts, pace);
    }

    @Override
    public StreamableMessageSource<TrackedEventMessage<?>> source() {
        return new TopicEventSource(parts, Pace.always(Duration.ZERO));
    }
}
