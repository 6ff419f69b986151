package io.cygi.eventtopic.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads ranges of several partitions at once. If a consumer read one partition after another, it would wait half a second for each,
 * because the broker still answers the fetch of the one before. Used by one thread.
 */
public final class TopicTail {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> reader;
    private final long timeoutNanos;

    /** A range of a partition's records. @param from the first offset @param to the offset behind the last */
    public record Range(long from, long to) {}

    /** Creates a tail. @param reader the consumer, assigned at each call @param timeout the longest time without a record */
    public TopicTail(Consumer<byte[], byte[]> reader, Duration timeout) {
        this.reader = reader;
        this.timeoutNanos = timeout.toNanos();
    }

    /** {@return the partitions of a topic} @param topic its name @param count their number */
    public static List<TopicPartition> partitions(String topic, int count) {
        return IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /**
     * Passes on the records of some ranges, those of a partition in their order.
     *
     * @param ranges the ranges, by partition; none may end behind the committed records
     * @param taker takes each record
     * @throws TimeoutException if the broker does not answer in time
     */
    public void read(
            Map<TopicPartition, Range> ranges, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        reader.assign(ranges.keySet());
        // A partition that was assigned before may still be paused.
        reader.resume(ranges.keySet());
        ranges.forEach((partition, range) -> reader.seek(partition, range.from()));
        List<TopicPartition> unread = new ArrayList<>(ranges.keySet());
        long deadline = System.nanoTime() + timeoutNanos;
        while (true) {
            List<TopicPartition> read = unread.stream()
                    .filter(partition -> reader.position(partition)
                            >= range(ranges, partition).to())
                    .toList();
            reader.pause(read);
            unread.removeAll(read);
            if (unread.isEmpty()) {
                return;
            }
            ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < range(ranges, partition).to()) {
                    taker.accept(record);
                }
            }
            if (!records.isEmpty() || !read.isEmpty()) {
                deadline = System.nanoTime() + timeoutNanos;
            } else if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("The records of " + unread + " were not read in time.");
            }
        }
    }

    private static Range range(Map<TopicPartition, Range> ranges, TopicPartition partition) {
        return java.util.Objects.requireNonNull(ranges.get(partition));
    }

    /** {@return the offset behind the committed records of each partition} Open transactions bound it. @param partitions the partitions */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return partitions.isEmpty() ? Map.of() : reader.endOffsets(Set.copyOf(partitions));
    }

    /**
     * Fails if a partition ends before an earlier end of it, because it then has lost records.
     *
     * @param ends the present ends of the partitions
     * @param earlier returns an earlier end of a partition, 0 for none
     * @throws TopicMismatchException if a partition ends before its earlier end
     */
    public static void requireEnds(Map<TopicPartition, Long> ends, ToLongFunction<TopicPartition> earlier) {
        ends.forEach((partition, end) -> {
            long expected = earlier.applyAsLong(partition);
            if (end < expected) {
                throw TopicMismatchException.newestLost(partition, end, expected);
            }
        });
    }

    /** {@return the offset of the oldest record of each partition} @param partitions the partitions */
    public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return partitions.isEmpty() ? Map.of() : reader.beginningOffsets(Set.copyOf(partitions));
    }
}
