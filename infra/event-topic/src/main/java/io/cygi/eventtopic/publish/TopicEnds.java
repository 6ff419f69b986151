package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.client.TopicMismatchException;
import java.util.Arrays;
import java.util.stream.Collectors;
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
     * @param partition the partition of the record
     * @param offset the offset of the record
     * @throws TopicMismatchException if a record was published at this offset or behind it, so that the partition has lost records
     */
    void written(int partition, long offset) {
        if (offset < of(partition)) {
            throw new TopicMismatchException(
                    "Partition " + partition + " has lost its newest records: a new one got the offset " + offset
                            + ", and " + of(partition) + " were published.");
        }
        ends = Arrays.copyOf(ends, Math.max(ends.length, partition + 1));
        ends[partition] = offset + 1;
    }
}
