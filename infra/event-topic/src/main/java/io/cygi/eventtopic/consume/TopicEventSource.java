package io.cygi.eventtopic.consume;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicFacts;
import io.cygi.eventtopic.client.TopicTail;
import io.cygi.eventtopic.client.TopicTail.Range;
import io.cygi.eventtopic.client.TopicWatch;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.tail.Pace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/** The source of events from the topic for event processors. Each stream has a consumer of its own without a consumer group. */
public final class TopicEventSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final long LOOK_BACK = 4;
    private static final int GROWTH = 16;

    private final Parts parts;
    private final Pace pace;

    /**
     * The parts that streams need.
     *
     * @param clients the Kafka clients
     * @param properties the settings of the topic
     * @param serializer the serializer of events
     * @param upcasters the upcasters of earlier revisions
     * @param watch the watch over the database with the positions of the processors
     * @param topic the watch over the topic
     */
    public record Parts(
            TopicClients clients,
            EventsProperties properties,
            Serializer serializer,
            EventUpcaster upcasters,
            ServerWatch watch,
            TopicWatch topic) {}

    /** Creates a source. @param parts the parts that streams need @param pace gives the pause between two deliveries */
    public TopicEventSource(Parts parts, Pace pace) {
        this.parts = parts;
        this.pace = pace;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
        TopicPosition from = TopicPosition.of(position);
        TopicReader reader = new TopicReader(parts.clients().reader(), parts.topic(), parts.properties(), from);
        return new TopicEventStream(reader, this::deserialized, pace, parts.watch());
    }

    private Stream<TrackedEventMessage<?>> deserialized(Stream<TrackedEventData<byte[]>> events) {
        return EventUtils.upcastAndDeserializeTrackedEvents(events, parts.serializer(), parts.upcasters());
    }

    @Override
    public TopicPosition createTailToken() {
        return TopicPosition.BEGINNING;
    }

    /** {@return the position behind the newest record of each partition} */
    @Override
    public TopicPosition createHeadToken() {
        return position(this::heads);
    }

    /** {@return the position before the first event of each partition at a time or later} @param time the time */
    @Override
    public TopicPosition createTokenAt(Instant time) {
        return position((reader, partitions) -> {
            Map<TopicPartition, OffsetAndTimestamp> found = reader.offsetsForTimes(partitions.stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> time.toEpochMilli())));
            Map<TopicPartition, Long> offsets = heads(
                    reader,
                    partitions.stream()
                            .filter(partition -> found.get(partition) == null)
                            .toList());
            found.forEach((partition, first) -> {
                if (first != null) {
                    offsets.put(partition, first.offset());
                }
            });
            return offsets;
        });
    }

    /** {@return the position that is found, or the beginning if there is no topic yet} @param find finds the next offsets */
    private TopicPosition position(
            BiFunction<Consumer<byte[], byte[]>, List<TopicPartition>, Map<TopicPartition, Long>> find) {
        EventsProperties properties = parts.properties();
        try (Consumer<byte[], byte[]> reader = parts.clients().tailReader()) {
            List<PartitionInfo> known = reader.partitionsFor(properties.topic(), properties.answerTimeout());
            if (known == null || known.isEmpty()) {
                return TopicPosition.BEGINNING;
            }
            TopicFacts topic = parts.topic().look();
            List<TopicPartition> partitions = TopicTail.partitions(properties.topic(), topic.partitions());
            Map<TopicPartition, Long> found = find.apply(reader, partitions);
            return new TopicPosition(
                    partitions.stream()
                            .mapToLong(partition -> found.getOrDefault(partition, 0L))
                            .toArray(),
                    topic.id());
        }
    }

    /** {@return the offset behind the newest event of each partition} The end of a partition may lie behind the broker's own records. */
    private Map<TopicPartition, Long> heads(Consumer<byte[], byte[]> reader, List<TopicPartition> partitions) {
        TopicTail tail = new TopicTail(reader, parts.properties().answerTimeout());
        Map<TopicPartition, Long> heads = new HashMap<>();
        Map<TopicPartition, Range> ranges = new HashMap<>();
        tail.ends(partitions).forEach((partition, end) -> addBefore(ranges, partition, end, LOOK_BACK));
        for (long length = LOOK_BACK * GROWTH; !ranges.isEmpty(); length *= GROWTH) {
            tail.read(
                    ranges,
                    record -> heads.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
            Map<TopicPartition, Range> read = Map.copyOf(ranges);
            ranges.clear();
            for (Map.Entry<TopicPartition, Range> empty : read.entrySet()) {
                if (!heads.containsKey(empty.getKey())) {
                    addBefore(ranges, empty.getKey(), empty.getValue().from(), length);
                }
            }
        }
        return heads;
    }

    private static void addBefore(Map<TopicPartition, Range> ranges, TopicPartition partition, long end, long length) {
        if (end > 0) {
            ranges.put(partition, new Range(Math.max(0, end - length), end));
        }
    }
}
