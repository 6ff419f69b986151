package io.cygi.eventtopic.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topic of events, which is kept for ever, and checks its partitions. */
public final class TopicAdmin {

    private static final String KEPT = "-1";
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final TopicClients clients;
    private final EventsProperties properties;

    /** @param clients of the broker @param properties of the topic */
    public TopicAdmin(TopicClients clients, EventsProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    /**
     * Creates the topic where there is none.
     *
     * @throws IllegalStateException where it has another number of partitions: the order of an aggregate's events depends on it
     * @throws KafkaException where the broker does not answer
     */
    public void require() {
        withAdmin(admin -> {
            create(admin);
            int found = describe(admin).partitions().size();
            if (found != properties.partitions()) {
                throw new IllegalStateException("The topic " + properties.topic() + " has " + found
                        + " partitions, and cygi.events.partitions is " + properties.partitions() + ".");
            }
        });
    }

    /** Asks the broker for the topic. @throws KafkaException where it does not answer, or there is no topic */
    public void requireAnswer() {
        withAdmin(this::describe);
    }

    private TopicDescription describe(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(properties.topic()))
                .topicNameValues()
                .get(properties.topic())
                .get();
    }

    /** Asks the broker for something. */
    private interface Request {
        void send(Admin admin) throws ExecutionException, InterruptedException;
    }

    private void withAdmin(Request request) {
        Admin admin = clients.admin();
        try {
            request.send(admin);
        } catch (ExecutionException e) {
            throw new KafkaException("The topic " + properties.topic() + " cannot be reached", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            admin.close(CLOSE_TIMEOUT);
        }
    }

    private void create(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, String> configs = new HashMap<>(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                KEPT,
                TopicConfig.RETENTION_BYTES_CONFIG,
                KEPT,
                // The time of a record is that of its event, however long ago that was, and whatever the broker's
                // clock.
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "CreateTime",
                TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                Long.toString(Long.MAX_VALUE),
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                Long.toString(Long.MAX_VALUE),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(properties.recordBytesMax())));
        Optional.ofNullable(properties.minInSyncReplicas())
                .ifPresent(min -> configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(min)));
        NewTopic topic =
                new NewTopic(properties.topic(), properties.partitions(), properties.replication()).configs(configs);
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
