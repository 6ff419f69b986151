package io.cygi.eventtopic.client;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topic of events, which is kept for ever, and checks the one that is there. */
public final class TopicAdmin {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    /** The pause in ms before a new topic is asked for again. A broker hears of it a moment after the controller has made it. */
    private static final long NEWS_MILLIS = 20;

    private final TopicClients clients;
    private final EventsProperties properties;
    private final TopicSettings settings;

    /** Creates the administration. @param clients the Kafka clients @param properties the settings of the topic */
    public TopicAdmin(TopicClients clients, EventsProperties properties) {
        this.clients = clients;
        this.properties = properties;
        this.settings = new TopicSettings(properties);
    }

    /**
     * {@return the topic, after its settings were checked}
     *
     * @param mayCreate whether a missing topic is created; true only if nothing was ever published to it
     * @throws TopicMismatchException if the topic is missing and may not be created, or has a setting that it must not have
     * @throws KafkaException if the broker does not answer
     */
    public TopicFacts require(boolean mayCreate) {
        return withAdmin(admin -> {
            Optional<TopicDescription> found = find(admin);
            if (found.isEmpty()) {
                if (!mayCreate) {
                    throw new TopicMismatchException(
                            "The topic " + properties.topic() + " is not there, and events were published to it.");
                }
                found = create(admin);
            }
            TopicDescription topic = found.orElseThrow(
                    () -> new UnknownTopicOrPartitionException("The broker does not know the new topic yet."));
            settings.require(topic, config(admin));
            return facts(topic);
        });
    }

    /** {@return the topic as it is now} @throws KafkaException if the broker does not answer, or there is no topic */
    public TopicFacts describe() {
        return withAdmin(admin -> facts(describe(admin)));
    }

    /** {@return the offset behind the newest record of each partition, committed or not} @param partitions the partitions */
    public Map<TopicPartition, Long> writtenEnds(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
        partitions.forEach(partition -> newest.put(partition, OffsetSpec.latest()));
        return withAdmin(admin -> {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(newest).all().get().forEach((partition, found) -> ends.put(partition, found.offset()));
            return ends;
        });
    }

    private static TopicFacts facts(TopicDescription topic) {
        return new TopicFacts(topic.topicId().toString(), topic.partitions().size());
    }

    private Optional<TopicDescription> find(Admin admin) throws ExecutionException, InterruptedException {
        try {
            return Optional.of(describe(admin));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private TopicDescription describe(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(properties.topic()))
                .topicNameValues()
                .get(properties.topic())
                .get();
    }

    private Config config(Admin admin) throws ExecutionException, InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, properties.topic());
        return admin.describeConfigs(List.of(topic)).values().get(topic).get();
    }

    /** A request to the broker. */
    private interface Request<T> {
        T send(Admin admin) throws ExecutionException, InterruptedException;
    }

    private <T> T withAdmin(Request<T> request) {
        Admin admin = clients.admin();
        try {
            return request.send(admin);
        } catch (ExecutionException e) {
            throw new KafkaException("The topic " + properties.topic() + " cannot be reached", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            admin.close(CLOSE_TIMEOUT);
        }
    }

    private Optional<TopicDescription> create(Admin admin) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(settings.newTopic())).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        long deadline = System.nanoTime() + properties.answerTimeout().toNanos();
        Optional<TopicDescription> found = find(admin);
        while (found.isEmpty() && deadline - System.nanoTime() > 0) {
            TimeUnit.MILLISECONDS.sleep(NEWS_MILLIS);
            found = find(admin);
        }
        return found;
    }
}
