package io.cygi.eventtopic.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads the newest records of a partition. */
public final class TopicTail {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> reader;
    private final long timeoutNanos;

    /** @param reader is assigned by each call @param timeout of a call */
    public TopicTail(Consumer<byte[], byte[]> reader, Duration timeout) {
        this.reader = reader;
        this.timeoutNanos = timeout.toNanos();
    }

    /**
     * {@return the records of a partition from an offset to its present end} Transactions that are open end it.
     *
     * @param partition which
     * @param from the first offset
     * @throws TimeoutException where the broker does not answer in time
     */
    public List<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long from) {
        reader.assign(List.of(partition));
        long end = end(partition);
        reader.seek(partition, from);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + timeoutNanos;
        while (reader.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                if (record.offset() < end) {
                    records.add(record);
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("The end of " + partition + " was not read in time.");
            }
        }
        return records;
    }

    /** {@return the offset behind the newest committed record} @param partition which */
    public long end(TopicPartition partition) {
        Map<TopicPartition, Long> ends = reader.endOffsets(List.of(partition));
        return ends.getOrDefault(partition, 0L);
    }
}
