package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.client.TopicTail;
import io.cygi.eventtopic.record.EventRecordCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Finds the events behind a position that the topic has already: those of a transaction that was committed before the position was
 * moved. Records of a partition are in the order of their publication, so it reads back to the first one that the position covers.
 */
final class PublishedEvents {

    /** More than a partition has behind the position after a crash, with what aborted attempts have left there. */
    private static final long LOOK_BACK = 4_096;

    private static final int GROWTH = 8;

    /** A position that is further behind was not left by a crash: an operator has to look. */
    static final int BEHIND_MAX = 200_000;

    private final TopicTail tail;
    private final String topic;
    private final int partitions;
    private final Runnable alive;

    /** @param alive is told before each partition, because reading takes a while */
    PublishedEvents(TopicTail tail, String topic, int partitions, Runnable alive) {
        this.tail = tail;
        this.topic = topic;
        this.partitions = partitions;
        this.alive = alive;
    }

    /** {@return the identifiers of published events behind a position, by index} @param position null for the beginning */
    Map<Long, String> after(@Nullable TrackingToken position) {
        Map<Long, String> found = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            alive.run();
            addAfter(position, new TopicPartition(topic, partition), found);
        }
        return found;
    }

    private void addAfter(@Nullable TrackingToken position, TopicPartition partition, Map<Long, String> found) {
        long end = tail.end(partition);
        for (long back = LOOK_BACK; ; back *= GROWTH) {
            long from = Math.max(0, end - back);
            List<ConsumerRecord<byte[], byte[]>> records = tail.read(partition, from);
            records.stream()
                    .filter(record -> !covers(position, EventRecordCodec.index(record)))
                    .forEach(record -> found.put(EventRecordCodec.index(record), EventRecordCodec.eventId(record)));
            if (found.size() > BEHIND_MAX) {
                throw new IllegalStateException("The publisher's position is more than " + BEHIND_MAX
                        + " events behind the topic " + topic + ".");
            }
            boolean covered = !records.isEmpty() && covers(position, EventRecordCodec.index(records.getFirst()));
            if (from == 0 || covered) {
                return;
            }
        }
    }

    private static boolean covers(@Nullable TrackingToken position, long index) {
        return position instanceof GapAwareTrackingToken token
                && index <= token.getIndex()
                && !token.getGaps().contains(index);
    }
}
