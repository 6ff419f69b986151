package io.cygi.eventtopic.consume;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.record.EventRecordCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads stored events from the topic, each with its position, and drops those that come twice. Waits for a topic that is not there
 * yet, and for a broker that is away. Used by one thread.
 */
final class TopicReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    private final Consumer<byte[], byte[]> consumer;
    private final EventsProperties properties;
    private final RecentSequences recent;
    private TopicPosition position;
    private boolean assigned;

    /** @param consumer is closed with this @param properties of the topic @param position of the first event */
    TopicReader(Consumer<byte[], byte[]> consumer, EventsProperties properties, TopicPosition position) {
        this.consumer = consumer;
        this.properties = properties;
        this.recent = new RecentSequences(properties.aggregatesRemembered());
        this.position = position;
    }

    /**
     * {@return the next events, or none}
     *
     * @param timeout how long to wait for the first one
     * @throws InterruptedException where the thread is interrupted
     * @throws org.apache.kafka.common.KafkaException where the topic has no records at the position, because it is another one
     */
    List<TrackedEventData<byte[]>> poll(Duration timeout) throws InterruptedException {
        try {
            assigned = assigned || assign();
            if (!assigned) {
                Thread.sleep(timeout);
                return List.of();
            }
            return events(consumer.poll(timeout));
        } catch (InterruptException e) {
            Thread.interrupted();
            throw interrupted(e);
        }
    }

    private static InterruptedException interrupted(InterruptException cause) {
        InterruptedException interrupted = new InterruptedException(cause.getMessage());
        interrupted.initCause(cause);
        return interrupted;
    }

    private boolean assign() {
        List<PartitionInfo> partitions = consumer.partitionsFor(properties.topic(), properties.answerTimeout());
        if (partitions == null || partitions.isEmpty()) {
            return false;
        }
        if (partitions.size() < position.partitions()) {
            throw new IllegalStateException("The topic " + properties.topic() + " has " + partitions.size()
                    + " partitions, and the position has " + position.partitions() + ".");
        }
        List<TopicPartition> all = partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(all);
        all.forEach(partition -> consumer.seek(partition, position.next(partition.partition())));
        return true;
    }

    private List<TrackedEventData<byte[]>> events(ConsumerRecords<byte[], byte[]> records) {
        List<TrackedEventData<byte[]>> events = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            position = position.after(record.partition(), record.offset());
            if (!recent.repeats(record.key(), EventRecordCodec.sequence(record))) {
                events.add(new TrackedDomainEventData<>(position, EventRecordCodec.decode(record)));
            }
        }
        if (events.size() < records.count()) {
            LOG.warn("{} events were read before and are dropped", records.count() - events.size());
        }
        return events;
    }

    @Override
    public void close() {
        try {
            consumer.close();
        } catch (InterruptException e) {
            LOG.debug("Interrupted while a reader was closed", e);
        }
    }
}
