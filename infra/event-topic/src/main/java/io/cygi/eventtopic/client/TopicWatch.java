package io.cygi.eventtopic.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker for the topic on behalf of all readers of this process. Kafka's consumers notice neither an absent broker nor a topic
 * that was made anew. Safe for use by several threads.
 */
public final class TopicWatch {

    private final TopicAdmin admin;
    private final String topic;
    private final Map<Place, TopicMismatchException> bad = new ConcurrentHashMap<>();
    private volatile @Nullable TopicFacts latest;

    /** The partition and the offset of a record in one topic. */
    private record Place(@Nullable String topicId, int partition, long offset) {}

    /** Creates a watch, which has not looked yet. @param admin describes the topic @param properties the settings of the topic */
    public TopicWatch(TopicAdmin admin, EventsProperties properties) {
        this.admin = admin;
        this.topic = properties.topic();
    }

    /**
     * {@return the topic as it is now} Readers compare it with the topic that they have begun with.
     *
     * @throws TopicMismatchException if the topic existed at an earlier look and does not exist now
     * @throws KafkaException if the broker does not answer, or there is no topic yet
     */
    public synchronized TopicFacts look() {
        try {
            TopicFacts found = admin.describe();
            latest = found;
            return found;
        } catch (KafkaException e) {
            if (latest != null && e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new TopicMismatchException("The topic " + topic + " was deleted.", e);
            }
            throw e;
        }
    }

    /** Fails if the latest look has found another topic. @param begun the topic that the caller has begun with */
    public void require(TopicFacts begun) {
        TopicFacts now = latest;
        if (now != null && !now.equals(begun)) {
            throw now.id().equals(begun.id()) ? partitions(begun.partitions(), now) : anew(begun.id(), now);
        }
    }

    /** Looks, and fails if the topic is another one now. @param begun the topic that the caller has begun with */
    public void requireNow(TopicFacts begun) {
        look();
        require(begun);
    }

    /** Fails if a position belongs to another topic. @param expected the id of its topic, null for any @param found the present topic */
    public void requireId(@Nullable String expected, TopicFacts found) {
        if (expected != null && !expected.equals(found.id())) {
            throw anew(expected, found);
        }
    }

    private TopicMismatchException anew(String expected, TopicFacts found) {
        return new TopicMismatchException("The topic " + topic + " was made anew: its id is " + found.id()
                + ", and the position is one in " + expected + ".");
    }

    /** {@return the fault of a changed number of partitions} @param expected the position's number @param found the present topic */
    public TopicMismatchException partitions(int expected, TopicFacts found) {
        return new TopicMismatchException("The topic " + topic + " has " + found.partitions()
                + " partitions, and the position has " + expected
                + ": an aggregate's events may be in two of them, in no order.");
    }

    /** Remembers a record that no reader of the topic may pass. @param record the bad record @param fault its fault */
    public void bad(ConsumerRecord<byte[], byte[]> record, TopicMismatchException fault) {
        bad.putIfAbsent(place(record), fault);
    }

    /** Fails if a reader of this process has found a record to be bad. @param record the record */
    public void requireGood(ConsumerRecord<byte[], byte[]> record) {
        TopicMismatchException fault = bad.isEmpty() ? null : bad.get(place(record));
        if (fault != null) {
            throw fault;
        }
    }

    private Place place(ConsumerRecord<byte[], byte[]> record) {
        TopicFacts now = latest;
        return new Place(now == null ? null : now.id(), record.partition(), record.offset());
    }
}
