package io.cygi.eventtopic.consume;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The position of a reader of the topic: for each partition the offset of the next record. The position of an event knows its
 * partition besides; a stored position covers an event by its partition alone, however the partitions were mixed when it was read.
 */
public final class TopicPosition implements TrackingToken, Serializable {

    private static final long serialVersionUID = 1L;
    private static final int NO_EVENT = -1;

    /** The position before all records. */
    public static final TopicPosition BEGINNING = new TopicPosition(new long[0]);

    private final long[] offsets;
    private final int eventPartition;

    /** @param offsets of the next records, by partition; a partition that is not there is read from its beginning */
    @JsonCreator
    public TopicPosition(@JsonProperty("offsets") long[] offsets) {
        this(offsets.clone(), NO_EVENT);
    }

    private TopicPosition(long[] offsets, int eventPartition) {
        this.offsets = offsets;
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

    /** {@return the offset of the next record} @param partition of which */
    public long next(int partition) {
        return partition < offsets.length ? offsets[partition] : 0;
    }

    /** {@return the position behind one more record} @param partition of the record @param offset of the record */
    TopicPosition after(int partition, long offset) {
        long[] advanced = Arrays.copyOf(offsets, Math.max(offsets.length, partition + 1));
        advanced[partition] = offset + 1;
        return new TopicPosition(advanced, partition);
    }

    int partitions() {
        return offsets.length;
    }

    @Override
    public TopicPosition lowerBound(TrackingToken other) {
        return combined(of(other), Math::min);
    }

    @Override
    public TopicPosition upperBound(TrackingToken other) {
        return combined(of(other), Math::max);
    }

    private TopicPosition combined(TopicPosition other, LongBinaryOperator operator) {
        return new TopicPosition(
                partitionsWith(other)
                        .mapToLong(partition -> operator.applyAsLong(next(partition), other.next(partition)))
                        .toArray(),
                NO_EVENT);
    }

    @Override
    public boolean covers(TrackingToken other) {
        TopicPosition position = of(other);
        return judgedBy(position).allMatch(partition -> next(partition) >= position.next(partition));
    }

    @Override
    public boolean samePositionAs(TrackingToken other) {
        TopicPosition position = of(other);
        return judgedBy(position).allMatch(partition -> next(partition) == position.next(partition));
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
                && partitionsWith(position).allMatch(partition -> next(partition) == position.next(partition));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(Arrays.stream(offsets).sum());
    }

    @Override
    public String toString() {
        return "TopicPosition" + Arrays.toString(offsets);
    }
}
