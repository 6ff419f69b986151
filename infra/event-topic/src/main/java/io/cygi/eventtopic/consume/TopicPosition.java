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
 * The position of a reader of the topic: for each partition the offset of the next record, and Kafka's id of the topic. The position of
 * an event knows its partition besides; a stored position covers an event by its partition alone, however the partitions were mixed
 * when it was read. A position without an id is one in whatever topic has the name. Positions in two topics do not cover each other.
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
     * A position that is not that of an event.
     *
     * @param offsets of the next records, by partition; a partition that is not there is read from its beginning
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
     * @param token null for the beginning
     * @throws IllegalArgumentException where it is a position in something else
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

    /** {@return the same position, in a certain topic} @param id Kafka's @param partitions how many the topic has */
    TopicPosition in(String id, int partitions) {
        return new TopicPosition(Arrays.copyOf(offsets, Math.max(offsets.length, partitions)), id, NO_EVENT);
    }

    /** {@return the offset of the next record} @param partition of which */
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

    /** Of two topics the other position counts: a position gets into another topic only by a reset, which keeps the old one besides. */
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

    /** {@return the number of records before the position, with the broker's own among them} */
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
