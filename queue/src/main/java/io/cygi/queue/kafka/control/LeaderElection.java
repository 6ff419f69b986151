package io.cygi.queue.kafka.control;

import io.cygi.queue.kafka.client.ConsumerLoop;
import io.cygi.queue.kafka.client.RoomTopics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes part in the consumer group that distributes the announcements' partitions. The process with a room's partition
 * leads the room. Nothing is consumed. A deposed leader that has not noticed cannot decide, because the log accepts
 * decisions of the latest term only.
 */
public final class LeaderElection extends ConsumerLoop {

    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * Options of a close that leaves the group at once, so that another process need not wait for the session timeout.
     */
    private static final CloseOptions LEAVE = CloseOptions.timeout(Duration.ofSeconds(2))
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);

    private final RoomTopics topics;
    private final Set<Integer> mine = ConcurrentHashMap.newKeySet();

    LeaderElection(Supplier<Consumer<byte[], byte[]>> consumers, RoomTopics topics) {
        super("waiting-room-election", "Cannot take part in the election of controllers", consumers, topics);
        this.topics = topics;
    }

    /** {@return whether this process leads the rooms that are announced in the partition} */
    boolean won(int announcedIn) {
        return mine.contains(announcedIn);
    }

    @Override
    protected void use(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.subscribe(List.of(topics.announcements()), new Assignments(consumer));
            while (wanted()) {
                consumer.poll(POLL);
                cameRound();
            }
        } finally {
            mine.clear();
        }
    }

    @Override
    protected void close(Consumer<byte[], byte[]> consumer) {
        consumer.close(LEAVE);
    }

    private final class Assignments implements ConsumerRebalanceListener {

        private final Consumer<byte[], byte[]> consumer;

        Assignments(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> mine.remove(partition.partition()));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            partitions.forEach(partition -> mine.add(partition.partition()));
        }
    }
}
