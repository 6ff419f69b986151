package io.cygi.eventtopic.consume;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicFacts;
import io.cygi.eventtopic.client.TopicMismatchException;
import io.cygi.eventtopic.client.TopicTail;
import io.cygi.eventtopic.client.TopicTail.Range;
import io.cygi.eventtopic.client.TopicWatch;
import io.cygi.eventtopic.record.EventRecordCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads stored events from the topic, each with its position, and drops those that come twice. It waits while there is no topic yet or
 * no broker. It fails if the topic is not the one of the position or has lost records. Used by one thread.
 */
final class TopicReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    /** Records before the position that are read again in each partition, to know the last events of their aggregates. */
    static final int LEARNT_MAX = 512;

    private final Consumer<byte[], byte[]> consumer;
    private final EventsProperties properties;
    private final TopicWatch watch;
    private final RecentEvents recent;
    private TopicPosition position;
    private @Nullable TopicFacts begun;
    private @Nullable TopicMismatchException ended;

    /**
     * Creates a reader, which begins at its first poll.
     *
     * @param consumer the consumer, closed with the reader
     * @param watch the watch over the topic
     * @param properties the settings of the topic
     * @param position the position before the first event
     */
    TopicReader(
            Consumer<byte[], byte[]> consumer, TopicWatch watch, EventsProperties properties, TopicPosition position) {
        this.consumer = consumer;
        this.watch = watch;
        this.properties = properties;
        this.recent = new RecentEvents(properties.aggregatesRemembered());
        this.position = position;
    }

    /**
     * {@return the next events, or none}
     *
     * @param timeout the longest wait for the first event
     * @throws InterruptedException if the thread is interrupted
     * @throws TopicMismatchException if the topic is not the one of the position, has lost records, has two histories of an aggregate,
     *     or has a record that is no event
     */
    List<TrackedEventData<byte[]>> poll(Duration timeout) throws InterruptedException {
        if (ended != null) {
            throw ended;
        }
        try {
            TopicFacts topic = begun == null ? begin() : begun;
            if (topic == null) {
                Thread.sleep(timeout);
                return List.of();
            }
            watch.require(topic);
            return events(consumer.poll(timeout));
        } catch (OffsetOutOfRangeException e) {
            throw new TopicMismatchException(
                    "The topic " + properties.topic() + " has no records at " + position + " any more.", e);
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

    /** {@return the topic, null if there is none yet} */
    private @Nullable TopicFacts begin() {
        List<PartitionInfo> known = consumer.partitionsFor(properties.topic(), properties.answerTimeout());
        if (known == null || known.isEmpty()) {
            return null;
        }
        TopicFacts topic = watch.look();
        watch.requireId(position.topic(), topic);
        boolean others = position.topic() == null
                ? position.partitions() > topic.partitions()
                : position.partitions() != topic.partitions();
        if (others) {
            throw watch.partitions(position.partitions(), topic);
        }
        TopicPosition from = position.in(topic.id(), topic.partitions());
        List<TopicPartition> partitions = TopicTail.partitions(properties.topic(), topic.partitions());
        TopicTail.requireEnds(consumer.endOffsets(partitions), partition -> from.next(partition.partition()));
        learn(partitions, from);
        consumer.assign(partitions);
        consumer.resume(partitions);
        partitions.forEach(partition -> consumer.seek(partition, from.next(partition.partition())));
        position = from;
        begun = topic;
        return topic;
    }

    private void learn(List<TopicPartition> partitions, TopicPosition from) {
        Map<TopicPartition, Range> before = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long next = from.next(partition.partition());
            if (next > 0) {
                before.put(partition, new Range(Math.max(0, next - LEARNT_MAX), next));
            }
        }
        new TopicTail(consumer, properties.answerTimeout()).read(before, this::learn);
    }

    /** Learns from a record before the position. An unreadable record stops only the readers that come to it. */
    private void learn(ConsumerRecord<byte[], byte[]> record) {
        try {
            EventRecordCodec.requireEvent(record);
            recent.learn(
                    EventRecordCodec.key(record), EventRecordCodec.sequence(record), EventRecordCodec.eventId(record));
        } catch (SerializationException e) {
            LOG.debug("A record before the position is no event", e);
        }
    }

    private List<TrackedEventData<byte[]>> events(ConsumerRecords<byte[], byte[]> records) {
        List<TrackedEventData<byte[]>> events = new ArrayList<>(records.count());
        int dropped = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Optional<DomainEventData<byte[]>> event;
            try {
                event = decode(record);
            } catch (TopicMismatchException e) {
                // The events before the bad record are handled first.
                ended = e;
                break;
            }
            position = position.after(record.partition(), record.offset());
            if (event.isEmpty()) {
                dropped++;
            } else {
                events.add(new TrackedDomainEventData<>(position, event.get()));
            }
        }
        if (dropped > 0) {
            LOG.warn("{} events were read before and are dropped", dropped);
        }
        return events;
    }

    /** {@return the event of a record, or nothing if it has come before} */
    private Optional<DomainEventData<byte[]>> decode(ConsumerRecord<byte[], byte[]> record) {
        watch.requireGood(record);
        try {
            DomainEventData<byte[]> event = EventRecordCodec.decode(record);
            return repeats(record) ? Optional.empty() : Optional.of(event);
        } catch (SerializationException e) {
            throw new TopicMismatchException(
                    "The topic " + properties.topic() + " has a record that is no event. " + e.getMessage(), e);
        }
    }

    /** {@return whether the event has come before} The process remembers a bad record, because a later stream may not recognize it. */
    private boolean repeats(ConsumerRecord<byte[], byte[]> record) {
        try {
            return recent.repeats(
                    EventRecordCodec.key(record), EventRecordCodec.sequence(record), EventRecordCodec.eventId(record));
        } catch (TopicMismatchException e) {
            watch.bad(record, e);
            throw e;
        }
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
