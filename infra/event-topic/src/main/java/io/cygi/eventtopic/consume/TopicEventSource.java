package io.cygi.eventtopic.consume;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicTail;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.tail.Pace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

/** The events of the topic, for streaming event processors. Each stream has a consumer of its own, without a consumer group. */
public final class TopicEventSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final long LOOK_BACK = 4;
    private static final int GROWTH = 16;

    private final Parts parts;
    private final Pace pace;

    /**
     * What streams work with.
     *
     * @param clients of the broker
     * @param properties of the topic
     * @param serializer of events
     * @param upcasters of earlier revisions
     * @param watch over the database with the positions of the processors
     */
    public record Parts(
            TopicClients clients,
            EventsProperties properties,
            Serializer serializer,
            EventUpcaster upcasters,
            ServerWatch watch) {}

    /** @param parts what streams work with @param pace between two deliveries */
    public TopicEventSource(Parts parts, Pace pace) {
        this.parts = parts;
        this.pace = pace;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
        TopicPosition from = TopicPosition.of(position);
        TopicReader reader = new TopicReader(parts.clients().reader(), parts.properties(), from);
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
        try (Consumer<byte[], byte[]> reader = parts.clients().reader()) {
            return position(reader, partition -> head(reader, partition));
        }
    }

    /** {@return the position before the first event of each partition at the time or later} @param time of the events */
    @Override
    public TopicPosition createTokenAt(Instant time) {
        try (Consumer<byte[], byte[]> reader = parts.clients().reader()) {
            Map<TopicPartition, OffsetAndTimestamp> found = reader.offsetsForTimes(partitions(reader).stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> time.toEpochMilli())));
            return position(reader, partition -> {
                OffsetAndTimestamp first = found.get(partition);
                return first == null ? head(reader, partition) : first.offset();
            });
        }
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> reader) {
        List<PartitionInfo> partitions = Objects.requireNonNullElse(
                reader.partitionsFor(
                        parts.properties().topic(), parts.properties().answerTimeout()),
                List.of());
        return IntStream.range(0, partitions.size())
                .mapToObj(partition -> new TopicPartition(parts.properties().topic(), partition))
                .toList();
    }

    private TopicPosition position(Consumer<byte[], byte[]> reader, ToLongFunction<TopicPartition> next) {
        return new TopicPosition(partitions(reader).stream().mapToLong(next).toArray());
    }

    /** The end of a partition is behind the broker's own records, which no position passes. */
    private long head(Consumer<byte[], byte[]> reader, TopicPartition partition) {
        TopicTail tail = new TopicTail(reader, parts.properties().answerTimeout());
        long end = tail.end(partition);
        for (long back = LOOK_BACK; ; back *= GROWTH) {
            long from = Math.max(0, end - back);
            List<ConsumerRecord<byte[], byte[]>> records = end == 0 ? List.of() : tail.read(partition, from);
            if (!records.isEmpty()) {
                return records.getLast().offset() + 1;
            }
            if (from == 0) {
                return 0;
            }
        }
    }
}
