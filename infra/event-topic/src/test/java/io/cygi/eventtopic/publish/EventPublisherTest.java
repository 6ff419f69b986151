package io.cygi.eventtopic.publish;

import static io.cygi.eventtopic.Stage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.catalogue.EventHeader;
import io.cygi.eventtopic.Happened;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.TopicContent;
import io.cygi.eventtopic.TopicContent.Stored;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.WorkerState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The topic has what the store has: every event once, and each aggregate's in order. */
@Timeout(240)
class EventPublisherTest {

    private static @Nullable Stage stage;

    private final String database = Stage.unique("db");
    private final String topic = Stage.unique("events");

    @BeforeAll
    static void begin() {
        stage = new Stage();
    }

    @AfterAll
    static void end() {
        stage().close();
    }

    private static Stage stage() {
        return java.util.Objects.requireNonNull(stage);
    }

    private static JdbcTemplate jdbc(ConfigurableApplicationContext process) {
        return process.getBean(JdbcTemplate.class);
    }

    /** Stores events of some aggregates at the same time. */
    private static void store(ConfigurableApplicationContext process, int aggregates, int from, int to) {
        GroupedEventStore store = process.getBean(GroupedEventStore.class);
        IntStream.range(0, aggregates).parallel().forEach(aggregate -> {
            for (int sequence = from; sequence < to; sequence++) {
                store.publish(Happened.to("aggregate-" + aggregate, sequence));
            }
        });
    }

    private void awaitPublished(ConfigurableApplicationContext process) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(
                        TopicContent.topic(stage(), topic).size())
                .isEqualTo(TopicContent.store(jdbc(process)).size()));
        assertEqual(process);
    }

    private void assertEqual(ConfigurableApplicationContext process) {
        List<Stored> published = TopicContent.topic(stage(), topic);
        List<Stored> stored = TopicContent.store(jdbc(process));
        assertThat(published).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(TopicContent.checksum(published)).isEqualTo(TopicContent.checksum(stored));
        Map<String, Long> next = new HashMap<>();
        for (Stored event : published) {
            assertThat(event.sequence()).as(event.toString()).isEqualTo(next.getOrDefault(event.aggregateId(), 0L));
            next.merge(event.aggregateId(), 1L, Long::sum);
        }
    }

    @Test
    void publishesEachStoredEventOnceAndEachAggregatesInOrder() {
        ConfigurableApplicationContext process = stage().publisher(database, topic);
        store(process, 50, 0, 60);

        awaitPublished(process);
        var record = TopicContent.records(stage(), topic).getFirst();
        assertThat(TopicContent.header(record, EventHeader.CORRELATION_ID))
                .isEqualTo("c-" + TopicContent.header(record, EventHeader.SEQUENCE));
        assertThat(TopicContent.header(record, EventHeader.AGGREGATE_ID)).isEqualTo(new String(record.key()));
    }

    @Test
    void publishesLateWhatASlowTransactionCommitsLate() throws Exception {
        ConfigurableApplicationContext process = stage().publisher(database, topic);
        try (Connection slow = process.getBean(DataSource.class).getConnection()) {
            insert(slow, "slow", 0);
            store(process, 3, 0, 5);
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> TopicContent.topic(stage(), topic).size() == 15);
            insert(slow, "slow", 1);
            slow.commit();
        }
        store(process, 3, 5, 7);

        awaitPublished(process);
        assertThat(TopicContent.topic(stage(), topic))
                .extracting(Stored::aggregateId)
                .contains("slow");
    }

    private static void insert(Connection connection, String aggregate, long sequence) throws Exception {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO domain_event (aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                       recorded_at, payload_type, payload_revision, payload, meta_data)
                VALUES (?, ?, 'test', ?, '2026-11-24T13:15:26.051Z', 'test', '1', '{}', '{}')""")) {
            insert.setString(1, aggregate);
            insert.setLong(2, sequence);
            insert.setString(3, aggregate + sequence);
            insert.executeUpdate();
        }
    }

    /** As when the publisher was killed after the broker's acknowledgement, or the database was put back. */
    @Test
    void doesNotRepeatWhatTheTopicHasBehindThePosition() {
        ConfigurableApplicationContext process = stage().publisher(database, topic);
        EventPublisher publisher = process.getBean(EventPublisher.class);
        store(process, 5, 0, 20);
        awaitPublished(process);
        byte[] earlier = position(process);
        store(process, 5, 20, 120);
        awaitPublished(process);
        publisher.stop();
        store(process, 5, 120, 130);

        for (byte[] kept : new byte[][] {earlier, null}) {
            process.getBean(TransactionTemplate.class).executeWithoutResult(begun -> jdbc(process)
                    .update("UPDATE event_publisher SET position = ?", (Object) kept));
            publisher.start();
            awaitPublished(process);
            publisher.stop();
        }
    }

    private byte[] position(ConfigurableApplicationContext process) {
        byte[] stored = Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> jdbc(process).queryForObject("SELECT position FROM event_publisher", byte[].class),
                        java.util.Objects::nonNull);
        return java.util.Objects.requireNonNull(stored);
    }

    /** As after a restore of the database, which gives indexes again that the topic has. */
    @Test
    void publishesNothingOverAnotherEventOfTheTopic() {
        ConfigurableApplicationContext process = stage().publisher(database, topic);
        EventPublisher publisher = process.getBean(EventPublisher.class);
        store(process, 2, 0, 3);
        awaitPublished(process);
        publisher.stop();
        int before = TopicContent.topic(stage(), topic).size();
        update(process, "UPDATE event_publisher SET position = NULL");
        update(process, "UPDATE domain_event SET event_identifier = 'another' WHERE sequence_number = 2");
        store(process, 2, 3, 4);
        publisher.start();

        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            assertThat(publisher.workers().getFirst().state()).isEqualTo(WorkerState.FAILING);
            assertThat(publisher.workers().getFirst().reason()).isEqualTo(FailureReason.FAULT);
        });
        assertThat(TopicContent.topic(stage(), topic)).hasSize(before);
        publisher.stop();
    }

    private static void update(ConfigurableApplicationContext process, String sql) {
        process.getBean(TransactionTemplate.class)
                .executeWithoutResult(begun -> jdbc(process).update(sql));
    }

    @Test
    void goesOnWhenTheBrokerComesBack() throws InterruptedException {
        ConfigurableApplicationContext process = stage().publisher(database, topic);
        EventPublisher publisher = process.getBean(EventPublisher.class);
        store(process, 10, 0, 50);
        Thread traffic = Thread.ofPlatform().start(() -> store(process, 10, 50, 250));
        stage().broker.close();
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            assertThat(publisher.workers().getFirst().state()).isEqualTo(WorkerState.FAILING);
            assertThat(publisher.workers().getFirst().reason()).isEqualTo(FailureReason.BROKER_UNAVAILABLE);
        });
        stage().broker.start();
        traffic.join();

        awaitPublished(process);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> publisher.workers().getFirst().state() == WorkerState.RUNNING);
    }

    @Test
    void severalPublishersPublishEachEventOnceThoughTheyComeAndGo() throws InterruptedException {
        ConfigurableApplicationContext one = stage().publisher(database, topic);
        ConfigurableApplicationContext two = stage().publisher(database, topic);
        Thread traffic = Thread.ofPlatform().start(() -> store(one, 10, 0, 300));
        for (int turn = 0; turn < 6; turn++) {
            EventPublisher publisher = (turn % 2 == 0 ? one : two).getBean(EventPublisher.class);
            publisher.stop();
            TimeUnit.MILLISECONDS.sleep(300);
            publisher.start();
            // As if the one that publishes had not been heard of for the length of the lease.
            update(one, "UPDATE event_publisher SET claimed_until = 0");
        }
        traffic.join();

        awaitPublished(one);
    }
}
