package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.client.TopicMismatchException;
import io.cygi.eventtopic.client.TopicTail;
import io.cygi.eventtopic.client.TopicTail.Range;
import io.cygi.eventtopic.record.EventRecordCodec;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the end of the topic with the store when a term begins. It finds events behind the position that the topic has already; a
 * publisher leaves them if it dies between the commit of a transaction and the move of the position. The records of a partition are in
 * the order of publication, so each partition is read backwards to the first record that the position covers. Each event that is read
 * has to be in the store at the same index. If not, the database was put back, or the topic belongs to another database.
 */
final class PublishedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedEvents.class);

    /** Records of a partition that are read first. They suffice if the position covers the last record, which is the normal case. */
    private static final long LOOK_BACK = 16;

    private static final int GROWTH = 8;

    /** Events that are looked up in the store at once. */
    private static final int LOOKED_UP_MAX = 1_000;

    /** The most events between the position and the end of the topic. A crash leaves fewer, so an operator has to look. */
    static final int BEHIND_MAX = 200_000;

    private final TopicTail tail;
    private final String topic;
    private final List<TopicPartition> partitions;
    private final Function<Collection<Long>, Map<Long, String>> store;
    private final Runnable alive;
    private final Set<Long> behind = new HashSet<>();
    private final Map<Long, String> unchecked = new HashMap<>();

    /** The published part of a topic. @param events the indexes of the events behind the position @param ends the ends of the partitions */
    record Found(Set<Long> events, TopicEnds ends) {}

    /** A topic. @param name its name @param partitions its number of partitions */
    record Topic(String name, int partitions) {}

    /**
     * Creates the comparison.
     *
     * @param tail reads the end of the topic
     * @param topic the topic
     * @param store returns the identifiers of the events at given indexes
     * @param alive is run for each record, so that the claim is extended during a long read
     */
    PublishedEvents(TopicTail tail, Topic topic, Function<Collection<Long>, Map<Long, String>> store, Runnable alive) {
        this.tail = tail;
        this.topic = topic.name();
        this.partitions = TopicTail.partitions(topic.name(), topic.partitions());
        this.store = store;
        this.alive = alive;
    }

    /**
     * {@return what is published behind a position} All earlier publishers have to be fenced off.
     *
     * @param position the position of the publisher
     * @throws TopicMismatchException if topic and store differ
     */
    Found after(PublisherPosition position) {
        Map<TopicPartition, Long> ends = tail.ends(partitions);
        requireWhole(position.ends(), ends);
        compare(position, ends);
        return new Found(behind, TopicEnds.of(ends));
    }

    /**
     * Compares the committed part of the topic with the store. Another publisher may be writing.
     *
     * @param position the position of the publisher
     * @param written the ends of the partitions, behind their uncommitted records
     * @throws TopicMismatchException if topic and store differ
     */
    void requireSame(PublisherPosition position, Map<TopicPartition, Long> written) {
        requireWhole(position.ends(), written);
        compare(position, tail.ends(partitions));
    }

    private void compare(PublisherPosition position, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Range> ranges = partitions.stream()
                .filter(partition -> end(ends, partition) > 0)
                .collect(
                        Collectors.toMap(partition -> partition, partition -> before(end(ends, partition), LOOK_BACK)));
        for (long length = LOOK_BACK * GROWTH; !ranges.isEmpty(); length *= GROWTH) {
            Set<TopicPartition> covered = read(ranges, position.events());
            long further = length;
            ranges = ranges.entrySet().stream()
                    .filter(read ->
                            !covered.contains(read.getKey()) && read.getValue().from() > 0)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, read -> before(read.getValue().from(), further)));
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private static Range before(long end, long length) {
        return new Range(Math.max(0, end - length), end);
    }

    /** Fails if the topic has lost committed records at its beginning or its end. */
    private void requireWhole(TopicEnds published, Map<TopicPartition, Long> ends) {
        tail.beginnings(partitions).forEach((partition, first) -> {
            if (first > 0) {
                throw new TopicMismatchException("The first " + first + " records of " + partition
                        + " were deleted, and the topic is kept for ever.");
            }
        });
        TopicTail.requireEnds(ends, partition -> published.of(partition.partition()));
    }

    /** {@return the partitions with a covered first event in their range, whose earlier records are therefore covered, too} */
    private Set<TopicPartition> read(Map<TopicPartition, Range> ranges, @Nullable TrackingToken position) {
        Map<TopicPartition, Boolean> first = new HashMap<>();
        tail.read(ranges, record -> {
            alive.run();
            try {
                EventRecordCodec.requireEvent(record);
                add(record, position, first);
            } catch (SerializationException e) {
                // Not a record of a publisher. It stops readers, and has nothing to compare with the store.
                LOG.warn("A record of the topic is no event, and is not compared with the store", e);
            }
        });
        checkAll();
        return first.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void add(
            ConsumerRecord<byte[], byte[]> record,
            @Nullable TrackingToken position,
            Map<TopicPartition, Boolean> first) {
        long index = EventRecordCodec.index(record);
        String id = EventRecordCodec.eventId(record);
        boolean covered = covers(position, index);
        first.putIfAbsent(new TopicPartition(record.topic(), record.partition()), covered);
        if (!covered) {
            addBehind(index);
        }
        addUnchecked(index, id);
    }

    private void addBehind(long index) {
        behind.add(index);
        if (behind.size() > BEHIND_MAX) {
            throw new TopicMismatchException(
                    "The publisher's position is more than " + BEHIND_MAX + " events behind the topic " + topic + ".");
        }
    }

    private void addUnchecked(long index, String id) {
        String other = unchecked.put(index, id);
        if (other != null && !other.equals(id)) {
            throw new TopicMismatchException(
                    "The topic " + topic + " has the events " + other + " and " + id + " at index " + index + ".");
        }
        if (unchecked.size() >= LOOKED_UP_MAX) {
            checkAll();
        }
    }

    private void checkAll() {
        Map<Long, String> stored = store.apply(unchecked.keySet());
        unchecked.forEach((index, id) -> {
            String found = stored.get(index);
            if (!id.equals(found)) {
                throw new TopicMismatchException("The topic " + topic + " has the event " + id + " at index " + index
                        + ", and the store has " + (found == null ? "none" : found)
                        + ": the database was put back to an earlier time, or is not the one of this topic."
                        + " Nothing is published until that is decided.");
            }
        });
        unchecked.clear();
    }

    private static boolean covers(@Nullable TrackingToken position, long index) {
        return position instanceof GapAwareTrackingToken token
                && index <= token.getIndex()
                && !token.getGaps().contains(index);
    }
}
