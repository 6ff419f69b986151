package io.cygi.eventtopic.publish;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The position of the publisher of a topic.
 *
 * @param events the position in the store, null if nothing was published
 * @param topicId Kafka's id of the topic, null if no topic was used yet
 * @param ends the ends of the topic's partitions
 */
record PublisherPosition(
        @Nullable TrackingToken events, @Nullable String topicId, TopicEnds ends) {

    /** {@return whether nothing was ever published, so that the topic may be created} */
    boolean isFirst() {
        return events == null && topicId == null;
    }
}
