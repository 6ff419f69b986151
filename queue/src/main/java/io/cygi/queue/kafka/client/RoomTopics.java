package io.cygi.queue.kafka.client;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.ConcertId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics of waiting rooms: one line, one log and one lobby per room, all kept for as long as the room is, and a
 * compacted one that announces every room to every process. The broker sets the times of their records.
 */
public final class RoomTopics {

    private static final String KEPT = "-1";
    private static final String COMPACTED_AFTER_MILLIS = "60000";

    private final Supplier<Admin> admin;
    private final WaitingRoomProperties properties;

    /**
     * Creates the room topics.
     *
     * @param admin gives the client that creates the topics
     * @param properties the names and the replication of topics
     */
    public RoomTopics(Supplier<Admin> admin, WaitingRoomProperties properties) {
        this.admin = admin;
        this.properties = properties;
    }

    /** {@return the name of the topic with the room's line} */
    public String line(ConcertId concertId) {
        return properties.topicPrefix() + "." + concertId + ".line";
    }

    /** {@return the name of the topic with the room's log} */
    public String log(ConcertId concertId) {
        return properties.topicPrefix() + "." + concertId + ".log";
    }

    /** {@return the name of the topic with the room's lobby} */
    public String lobby(ConcertId concertId) {
        return properties.topicPrefix() + "." + concertId + ".lobby";
    }

    /**
     * {@return the transactional id of the producer that writes a room's lots} Of several such producers, the broker
     * takes records of the latest only.
     */
    public String transactionalProducer(ConcertId concertId) {
        return properties.topicPrefix() + "." + concertId + ".draw";
    }

    /** {@return the name of the topic that announces rooms} */
    public String announcements() {
        return properties.topicPrefix() + ".rooms";
    }

    /** Creates the topic that announces rooms, if there is none. */
    public void createAnnouncements() {
        create(List.of(new NewTopic(announcements(), properties.controllerPartitions(), properties.replication())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.SEGMENT_MS_CONFIG,
                        COMPACTED_AFTER_MILLIS))));
    }

    /** Creates a room's topics, if there are none. @param partitions the number of partitions of the line */
    public void create(ConcertId concertId, int partitions) {
        Map<String, String> kept = Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                KEPT,
                TopicConfig.RETENTION_BYTES_CONFIG,
                KEPT,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime");
        create(List.of(
                new NewTopic(line(concertId), partitions, properties.replication()).configs(kept),
                new NewTopic(log(concertId), 1, properties.replication()).configs(kept),
                new NewTopic(lobby(concertId), 1, properties.replication()).configs(kept)));
    }

    /** Deletes a room's topics, if there are any. */
    public void delete(ConcertId concertId) {
        for (KafkaFuture<Void> deletion : admin.get()
                .deleteTopics(List.of(line(concertId), log(concertId), lobby(concertId)))
                .topicNameValues()
                .values()) {
            await(deletion, changeTimeout(), UnknownTopicOrPartitionException.class);
        }
    }

    /**
     * {@return whether the broker has the topic of the room's log}
     *
     * @throws UnavailableException if it does not answer
     */
    public boolean exist(ConcertId concertId) {
        KafkaFuture<TopicDescription> description = admin.get()
                .describeTopics(List.of(log(concertId)))
                .topicNameValues()
                .get(log(concertId));
        return await(description, properties.answerTimeout(), UnknownTopicOrPartitionException.class);
    }

    /** Asks the broker for the topic that announces rooms. @throws UnavailableException if it does not answer */
    void requireBroker() {
        KafkaFuture<TopicDescription> description = admin.get()
                .describeTopics(List.of(announcements()))
                .topicNameValues()
                .get(announcements());
        await(description, properties.answerTimeout(), UnknownTopicOrPartitionException.class);
    }

    private Duration changeTimeout() {
        return properties.answerTimeout().multipliedBy(3);
    }

    private void create(Collection<NewTopic> topics) {
        for (KafkaFuture<Void> creation :
                admin.get().createTopics(topics).values().values()) {
            await(creation, changeTimeout(), TopicExistsException.class);
        }
    }

    /** {@return true if the operation succeeded, false if it failed with the expected exception} */
    private static boolean await(KafkaFuture<?> future, Duration max, Class<? extends Exception> fine) {
        try {
            future.get(max.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (fine.isInstance(e.getCause())) {
                return false;
            }
            throw new UnavailableException("The waiting room's topics cannot be reached", e);
        } catch (TimeoutException e) {
            throw new UnavailableException(
                    "The Kafka broker does not answer", new org.apache.kafka.common.errors.TimeoutException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted", e);
        }
    }
}
