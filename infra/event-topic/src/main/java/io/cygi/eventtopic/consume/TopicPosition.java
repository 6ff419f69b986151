package io.cygi.eventtopic.consume;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The position of a reader of the topic: the offset of the next record in each partition, and Kafka's id of the topic. The position of
 * an event also has the event's partition, and a stored position covers the event by that partition alone, because partitions may be
 * read in any order. A position without an id is valid in any topic of the name. Positions in two topics do not cover each other.
 */
public final class TopicPosition implements TrackingToken, Serializable {

    private static final long serialVersionUID = 1L;
    private static final int NO_EVENT = -1;

    /** The position before all records. */
    public static final TopicPosition BEGINNING = new TopicPosition(new long[0], null);

    private final long[] offsets;
    private final @Nullable String topic;
    private final int eventPartition;

    /**
     * Creates a position without the partition of an event.
     *
     * @param offsets the offsets of the next records, by partition; a partition without an offset is read from its beginning
     * @param topic Kafka's id of the topic, null for any
     */
    @JsonCreator
    public TopicPosition(@JsonProperty("offsets") long[] offsets, @JsonProperty("topic") @Nullable String topic) {
        this(offsets.clone(), topic, NO_EVENT);
    }

    private TopicPosition(long[] offsets, @Nullable String topic, int eventPartition) {
        this.offsets = offsets;
        this.topic = topic;
        this.eventPartition = eventPartition;
    }

    /**
     * {@return a token as a position in the topic}
     *
     * @param token the token, null for the beginning
     * @throws IllegalArgumentException if the token is no position in the topic
     */
    static TopicPosition of(@Nullable TrackingToken token) {
        if (token == null) {
            return BEGINNING;
        }
        if (token instanceof TopicPosition position) {
            return position;
        }
        throw new IllegalArgumentException(
                "not a position in the topic of events; a processor that has read its events from"
                        + " elsewhere is reset first: " + token);
    }

    /** {@return the offsets of the next records, by partition} */
    @JsonProperty("offsets")
    public long[] offsets() {
        return offsets.clone();
    }

    /** {@return Kafka's id of the topic, null for any} */
    @JsonProperty("topic")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable String topic() {
        return topic;
    }

    /** {@return the same position in a given topic} @param id Kafka's id of the topic @param partitions its number of partitions */
    TopicPosition in(String id, int partitions) {
        return new TopicPosition(Arrays.copyOf(offsets, Math.max(offsets.length, partitions)), id, NO_EVENT);
    }

    /** {@return the offset of the next record of a partition} @param partition the partition */
    public long next(int partition) {
        return partition < offsets.length ? offsets[partition] : 0;
    }

    /** {@return the position behind one more record} @param partition of the record @param offset of the record */
    TopicPosition after(int partition, long offset) {
        long[] advanced = Arrays.copyOf(offsets, Math.max(offsets.length, partition + 1));
        advanced[partition] = offset + 1;
        return new TopicPosition(advanced, topic, partition);
    }

    int partitions() {
        return offsets.length;
    }

    @Override
    public TopicPosition lowerBound(TrackingToken other) {
        TopicPosition position = of(other);
        return sameTopic(position) ? combined(position, Math::min) : BEGINNING;
    }

    /** {@inheritDoc} If the topics differ it is the other position, because only a reset combines positions of two topics. */
    @Override
    public TopicPosition upperBound(TrackingToken other) {
        TopicPosition position = of(other);
        return sameTopic(position) ? combined(position, Math::max) : position;
    }

    private TopicPosition combined(TopicPosition other, LongBinaryOperator operator) {
        return new TopicPosition(
                partitionsWith(other)
                        .mapToLong(partition -> operator.applyAsLong(next(partition), other.next(partition)))
                        .toArray(),
                topic == null ? other.topic : topic,
                NO_EVENT);
    }

    private boolean sameTopic(TopicPosition other) {
        return topic == null || other.topic == null || topic.equals(other.topic);
    }

    @Override
    public boolean covers(TrackingToken other) {
        TopicPosition position = of(other);
        return sameTopic(position)
                && judgedBy(position).allMatch(partition -> next(partition) >= position.next(partition));
    }

    @Override
    public boolean samePositionAs(TrackingToken other) {
        TopicPosition position = of(other);
        return sameTopic(position)
                && judgedBy(position).allMatch(partition -> next(partition) == position.next(partition));
    }

    private IntStream judgedBy(TopicPosition other) {
        return eventPartition == NO_EVENT && other.eventPartition != NO_EVENT
                ? IntStream.of(other.eventPartition)
                : partitionsWith(other);
    }

    private IntStream partitionsWith(TopicPosition other) {
        return IntStream.range(0, Math.max(offsets.length, other.offsets.length));
    }

    /** {@return the number of records before the position, including the broker's own} */
    @Override
    public OptionalLong position() {
        return OptionalLong.of(Arrays.stream(offsets).sum());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TopicPosition position
                && Objects.equals(topic, position.topic)
                && partitionsWith(position).allMatch(partition -> next(partition) == position.next(partition));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(Arrays.stream(offsets).sum());
    }

    @Override
    public String toString() {
        return "TopicPosition" + Arrays.toString(offsets) + (topic == null ? "" : " in " + topic);
    }
}
