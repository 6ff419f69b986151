package io.cygi.eventtopic.publish;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * How far the publishing of a topic has come.
 *
 * @param events the position in the store, null where nothing was published
 * @param topicId Kafka's id of the topic, null where it has not been used yet
 * @param ends of its partitions
 */
record PublisherPosition(
        @Nullable TrackingToken events, @Nullable String topicId, TopicEnds ends) {

    /** {@return whether nothing was ever published, so that the topic may be created} */
    boolean isFirst() {
        return events == null && topicId == null;
    }
}
