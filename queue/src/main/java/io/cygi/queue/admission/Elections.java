package io.cygi.queue.admission;

import io.cygi.queue.kafka.RoomTopics;
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
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes part in the consumer group that shares out the announcements' partitions: whoever is assigned the partition that
 * a room is announced in controls the room. Nothing is consumed. A process that was deposed without having noticed is
 * kept from deciding by the room's log, which takes decisions of the latest term only.
 */
public final class Elections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Elections.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    /** Another process need not wait to find out. */
    private static final CloseOptions LEAVE = CloseOptions.timeout(Duration.ofSeconds(2))
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RoomTopics topics;
    private final Set<Integer> mine = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread member;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    Elections(Supplier<Consumer<byte[], byte[]>> consumers, RoomTopics topics) {
        this.consumers = consumers;
        this.topics = topics;
    }

    /** {@return whether this process controls the rooms that are announced in the partition} */
    boolean won(int announcedIn) {
        return mine.contains(announcedIn);
    }

    private void run() {
        while (member == Thread.currentThread()) {
            try {
                topics.createAnnouncements();
                stand(consumers.get());
            } catch (WakeupException | InterruptException e) {
                LOG.debug("No longer a candidate", e);
            } catch (RuntimeException e) {
                if (member == Thread.currentThread()) {
                    LOG.warn("Cannot take part in the election of controllers; trying again", e);
                    pause();
                }
            } finally {
                mine.clear();
            }
        }
    }

    private void stand(Consumer<byte[], byte[]> consumer) {
        current = consumer;
        try {
            consumer.subscribe(List.of(topics.announcements()), new Assignments(consumer));
            while (member == Thread.currentThread()) {
                consumer.poll(POLL);
            }
        } finally {
            current = null;
            consumer.close(LEAVE);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAULT);
        } catch (InterruptedException e) {
            // The loop ends by its own condition when the thread was told to stop.
            Thread.currentThread().interrupt();
        }
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

    @Override
    public void start() {
        Thread thread =
                Thread.ofPlatform().name("waiting-room-election").daemon().unstarted(this::run);
        member = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = member;
        member = null;
        if (thread != null) {
            Consumer<byte[], byte[]> open = current;
            if (open != null) {
                open.wakeup();
            }
            try {
                if (!thread.join(PAUSE_AFTER_FAULT.multipliedBy(5))) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return member != null;
    }
}
