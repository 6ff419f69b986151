package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.client.TopicMismatchException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The offset behind the last record that was published to each partition. Used by one thread. */
final class TopicEnds {

    private static final String SEPARATOR = ",";

    private long[] ends;

    private TopicEnds(long[] ends) {
        this.ends = ends;
    }

    /** {@return the ends in a stored text} @param stored the text, null if nothing was published */
    static TopicEnds parse(@Nullable String stored) {
        return new TopicEnds(
                stored == null || stored.isEmpty()
                        ? new long[0]
                        : Arrays.stream(stored.split(SEPARATOR))
                                .mapToLong(Long::parseLong)
                                .toArray());
    }

    /** {@return the ends that the broker has answered} @param found the offset behind the last record of each partition */
    static TopicEnds of(Map<TopicPartition, Long> found) {
        TopicEnds ends = new TopicEnds(new long[0]);
        found.forEach((partition, end) -> ends.set(partition.partition(), end));
        return ends;
    }

    /** {@return the ends as text} */
    String text() {
        return Arrays.stream(ends).mapToObj(Long::toString).collect(Collectors.joining(SEPARATOR));
    }

    /** {@return the offset behind the last record of a partition, 0 if it has none} @param partition the partition */
    long of(int partition) {
        return partition < ends.length ? ends[partition] : 0;
    }

    /**
     * Notes that a record was written.
     *
     * @param record the place of the record
     * @throws TopicMismatchException if a record was published at this offset or behind it, so that the partition has lost records
     */
    void written(RecordMetadata record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        long expected = of(record.partition());
        if (record.offset() < expected) {
            throw TopicMismatchException.newestLost(partition, record.offset(), expected);
        }
        set(record.partition(), record.offset() + 1);
    }

    private void set(int partition, long end) {
        ends = Arrays.copyOf(ends, Math.max(ends.length, partition + 1));
        ends[partition] = end;
    }
}
