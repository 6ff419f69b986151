package io.cygi.eventtopic.client;

import static io.cygi.eventtopic.Stage.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.eventtopic.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of a topic that exists already. */
@Timeout(120)
class TopicAdminTest {

    private static final int PARTITIONS = 3;
    private static final Map<String, String> GOOD = Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            "-1",
            "retention.bytes",
            "-1",
            "message.timestamp.type",
            "CreateTime",
            "message.timestamp.after.max.ms",
            Long.toString(Long.MAX_VALUE),
            "max.message.bytes",
            "2000000",
            "min.insync.replicas",
            "1");

    @AutoClose
    private final Stage stage = new Stage();

    private final String topic = Stage.unique("events");

    private TopicAdmin admin(int replication) {
        EventsProperties properties = Stage.properties(topic, PARTITIONS, replication, 1);
        return new TopicAdmin(stage.clients(properties), properties);
    }

    private void create(int partitions, Map<String, String> settings) throws Exception {
        try (Admin admin = stage.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
        awaitPartitions(partitions);
    }

    /** Waits until the broker knows the change, which the controller has made a moment before. */
    private void awaitPartitions(int partitions) {
        Awaitility.await()
                .atMost(SOON)
                .ignoreException(KafkaException.class)
                .until(() -> admin(-1).describe().partitions() == partitions);
    }

    @Test
    void acceptsATopicThatAnOperatorHasMade() throws Exception {
        create(PARTITIONS, GOOD);
        assertThat(admin(1).require(false)).isEqualTo(admin(-1).describe());
    }

    @Test
    void acceptsItsOwnTopic() {
        TopicFacts made = admin(1).require(true);
        assertThat(made.partitions()).isEqualTo(PARTITIONS);
        assertThat(admin(1).require(false)).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "retention.ms, 604800000, -1",
        "retention.bytes, 1000000, -1",
        "cleanup.policy, compact, delete",
        "message.timestamp.type, LogAppendTime, CreateTime",
        "message.timestamp.after.max.ms, 3600000, 9223372036854775807",
        "max.message.bytes, 1000, at least 1000000",
        "min.insync.replicas, 2, 1"
    })
    void refusesATopicWithAnotherSetting(String setting, String found, String needed) throws Exception {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(setting, found);
        create(PARTITIONS, settings);
        assertThatExceptionOfType(TopicMismatchException.class)
                .isThrownBy(() -> admin(1).require(true))
                .withMessageContaining(topic + " has " + found + " as " + setting + ", and needs " + needed + ".");
    }

    @Test
    void refusesATopicWithAnotherNumberOfPartitionsOrReplicas() throws Exception {
        create(PARTITIONS - 1, GOOD);
        assertThatExceptionOfType(TopicMismatchException.class)
                .isThrownBy(() -> admin(1).require(true))
                .withMessageContaining("has 2 as cygi.events.partitions, and needs 3.");
        try (Admin admin = stage.admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(PARTITIONS)))
                    .all()
                    .get();
        }
        awaitPartitions(PARTITIONS);
        assertThatExceptionOfType(TopicMismatchException.class)
                .isThrownBy(() -> admin(2).require(true))
                .withMessageContaining("has 1 as replication factor, and needs 2.");
    }

    @Test
    void createsNoTopicIfEventsWerePublished() throws Exception {
        assertThatExceptionOfType(TopicMismatchException.class)
                .isThrownBy(() -> admin(1).require(false))
                .withMessageContaining("is not there");
        try (Admin admin = stage.admin()) {
            assertThat(admin.listTopics().names().get()).doesNotContain(topic);
        }
    }
}
