package io.cygi.eventtopic.publish;

import static io.cygi.eventtopic.Stage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.eventtopic.Happened;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.TopicContent;
import io.cygi.eventtopic.TopicContent.Stored;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** If topic and store differ, nothing is published, and the worker and the log show the fault. */
@Timeout(240)
@ExtendWith(OutputCaptureExtension.class)
class PublisherFaultsTest {

    @AutoClose
    private final Stage stage = new Stage();

    private final String database = Stage.unique("db");
    private final String topic = Stage.unique("events");

    private static EventPublisher publisher(ConfigurableApplicationContext process) {
        return process.getBean(EventPublisher.class);
    }

    private static void store(ConfigurableApplicationContext process, int from, int to) {
        GroupedEventStore store = process.getBean(GroupedEventStore.class);
        for (int sequence = from; sequence < to; sequence++) {
            store.publish(Happened.to("a", sequence), Happened.to("b", sequence));
        }
    }

    private static void update(ConfigurableApplicationContext process, String sql, Object... values) {
        process.getBean(TransactionTemplate.class).executeWithoutResult(begun -> process.getBean(JdbcTemplate.class)
                .update(sql, values));
    }

    private void awaitPublished(ConfigurableApplicationContext process) {
        Awaitility.await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(
                        TopicContent.topic(stage, topic))
                .containsExactlyInAnyOrderElementsOf(TopicContent.store(process.getBean(JdbcTemplate.class))));
    }

    private static void awaitFault(ConfigurableApplicationContext process, CapturedOutput output, String what) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            WorkerStatus status = publisher(process).workers().getFirst();
            assertThat(status.state()).isEqualTo(WorkerState.FAILING);
            assertThat(status.reason()).isEqualTo(FailureReason.FAULT);
            assertThat(output.toString()).contains(what);
        });
    }

    /**
     * The database is put back to an earlier time. Its server then gives new events indexes that the topic has already, or higher ones.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 10_000})
    void stopsIfTheDatabaseWasRestored(int leap, CapturedOutput output) {
        ConfigurableApplicationContext process = stage.publisher(database, topic);
        store(process, 0, 3);
        awaitPublished(process);
        publisher(process).stop();
        update(process, "CREATE TABLE backup AS SELECT * FROM event_publisher");
        publisher(process).start();
        store(process, 3, 6);
        awaitPublished(process);
        publisher(process).stop();
        List<Stored> published = TopicContent.topic(stage, topic);
        update(process, "DELETE FROM domain_event WHERE sequence_number >= 3");
        update(process, "DELETE FROM event_publisher");
        update(process, "INSERT INTO event_publisher SELECT * FROM backup");
        update(process, "ALTER TABLE domain_event AUTO_INCREMENT = " + (7 + leap));
        process.close();

        ConfigurableApplicationContext restored = stage.publisher(database, topic);
        store(restored, 3, 5);
        awaitFault(restored, output, "the database was put back to an earlier time");
        assertThat(TopicContent.topic(stage, topic)).containsExactlyElementsOf(published);
    }

    @Test
    void neitherRecreatesATopicNorUsesARecreatedOne(CapturedOutput output) throws Exception {
        ConfigurableApplicationContext process = stage.publisher(database, topic);
        store(process, 0, 3);
        awaitPublished(process);
        publisher(process).stop();
        delete();
        store(process, 3, 4);
        publisher(process).start();
        awaitFault(process, output, "The topic " + topic + " is not there");
        try (Admin admin = stage.admin()) {
            assertThat(admin.listTopics().names().get()).doesNotContain(topic);
        }

        process.getBean(TopicAdmin.class).require(true);
        awaitFault(process, output, "The topic " + topic + " was made anew");
        assertThat(TopicContent.topic(stage, topic)).isEmpty();

        // The documented remedy.
        publisher(process).stop();
        update(process, "DELETE FROM event_publisher");
        publisher(process).start();
        awaitPublished(process);
    }

    @Test
    void detectsAnotherTopicWhileItHasNothingToPublish(CapturedOutput output) throws Exception {
        ConfigurableApplicationContext process = stage.publisher(database, topic);
        store(process, 0, 3);
        awaitPublished(process);
        delete();
        process.getBean(TopicAdmin.class).require(true);

        awaitFault(process, output, "The topic " + topic + " was made anew");
        store(process, 3, 4);
        assertThat(TopicContent.topic(stage, topic)).isEmpty();
    }

    private void delete() throws Exception {
        try (Admin admin = stage.admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> !admin.listTopics().names().get().contains(topic));
        }
    }

    @Test
    void stopsIfTheTopicHasLostRecords(CapturedOutput output) throws Exception {
        ConfigurableApplicationContext process = stage.publisher(database, topic);
        store(process, 0, 3);
        awaitPublished(process);
        publisher(process).stop();
        String ends = process.getBean(JdbcTemplate.class)
                .queryForObject("SELECT topic_ends FROM event_publisher", String.class);
        // The topic seems to have had more records.
        update(process, "UPDATE event_publisher SET topic_ends = CONCAT('9', topic_ends)");
        publisher(process).start();
        awaitFault(process, output, "-0 has lost its newest records");
        publisher(process).stop();

        update(process, "UPDATE event_publisher SET topic_ends = ?", ends);
        publisher(process).start();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> publisher(process).workers().getFirst().state() == WorkerState.RUNNING);
        publisher(process).stop();

        try (Admin admin = stage.admin()) {
            int partition = TopicContent.records(stage, topic).getFirst().partition();
            admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
        }
        publisher(process).start();
        awaitFault(process, output, "The first 1 records of " + topic);
    }
}
