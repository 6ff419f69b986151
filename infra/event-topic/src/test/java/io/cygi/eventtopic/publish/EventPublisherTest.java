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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The topic has every event of the store once, and those of each aggregate in order. */
@Timeout(240)
class EventPublisherTest {

    @AutoClose
    private final Stage stage = new Stage();

    private final String database = Stage.unique("db");
    private final String topic = Stage.unique("events");

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
                        TopicContent.topic(stage, topic).size())
                .isEqualTo(TopicContent.store(jdbc(process)).size()));
        assertEqual(process);
    }

    private void assertEqual(ConfigurableApplicationContext process) {
        List<Stored> published = TopicContent.topic(stage, topic);
        List<Stored> stored = TopicContent.store(jdbc(process));
        assertThat(TopicContent.sorted(published)).isEqualTo(TopicContent.sorted(stored));
        assertThat(TopicContent.checksum(published)).isEqualTo(TopicContent.checksum(stored));
        Map<String, Long> next = new HashMap<>();
        for (Stored event : published) {
            assertThat(event.sequence()).as(event.toString()).isEqualTo(next.getOrDefault(event.aggregateId(), 0L));
            next.merge(event.aggregateId(), 1L, Long::sum);
        }
    }

    @Test
    void publishesEachStoredEventOnceAndEachAggregatesInOrder() {
        ConfigurableApplicationContext process = stage.publisher(database, topic);
        store(process, 50, 0, 60);

        awaitPublished(process);
        var record = TopicContent.records(stage, topic).getFirst();
        assertThat(TopicContent.header(record, EventHeader.CORRELATION_ID))
                .isEqualTo("c-" + TopicContent.header(record, EventHeader.SEQUENCE));
        assertThat(TopicContent.header(record, EventHeader.AGGREGATE_ID)).isEqualTo(new String(record.key()));
    }

    @Test
    void publishesTheEventsOfASlowTransactionLate() throws Exception {
        ConfigurableApplicationContext process = stage.publisher(database, topic);
        try (Connection slow = process.getBean(DataSource.class).getConnection()) {
            insert(slow, "slow", 0);
            store(process, 3, 0, 5);
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> TopicContent.topic(stage, topic).size() == 15);
            insert(slow, "slow", 1);
            slow.commit();
        }
        store(process, 3, 5, 7);

        awaitPublished(process);
        assertThat(TopicContent.topic(stage, topic))
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

    /** The state after a publisher was killed between acknowledgement and move, or the database was put back. */
    @Test
    void doesNotRepeatEventsThatTheTopicHasBehindThePosition() {
        ConfigurableApplicationContext process = stage.publisher(database, topic);
        EventPublisher publisher = process.getBean(EventPublisher.class);
        store(process, 5, 0, 20);
        awaitPublished(process);
        byte[] earlier = position(process);
        store(process, 5, 20, 120);
        awaitPublished(process);
        publisher.stop();

        int stored = 120;
        for (byte[] kept : new byte[][] {earlier, null}) {
            long term = term(process);
            process.getBean(TransactionTemplate.class).executeWithoutResult(begun -> jdbc(process)
                    .update("UPDATE event_publisher SET position = ?", (Object) kept));
            store(process, 5, stored, stored + 10);
            stored += 10;
            publisher.start();
            Awaitility.await().atMost(SOON).until(() -> term(process) > term);
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

    private static void update(ConfigurableApplicationContext process, String sql) {
        process.getBean(TransactionTemplate.class)
                .executeWithoutResult(begun -> jdbc(process).update(sql));
    }

    @Test
    void continuesWhenTheBrokerReturns() throws InterruptedException {
        ConfigurableApplicationContext process = stage.publisher(database, topic);
        EventPublisher publisher = process.getBean(EventPublisher.class);
        store(process, 10, 0, 50);
        Thread traffic = Thread.ofPlatform().start(() -> store(process, 10, 50, 250));
        stage.broker.close();
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            assertThat(publisher.workers().getFirst().state()).isEqualTo(WorkerState.FAILING);
            assertThat(publisher.workers().getFirst().reason()).isEqualTo(FailureReason.BROKER_UNAVAILABLE);
        });
        stage.broker.start();
        traffic.join();

        awaitPublished(process);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> publisher.workers().getFirst().state() == WorkerState.RUNNING);
    }

    @Test
    void severalPublishersThatStartAndStopPublishEachEventOnce() throws InterruptedException {
        ConfigurableApplicationContext one = stage.publisher(database, topic);
        ConfigurableApplicationContext two = stage.publisher(database, topic);
        for (int turn = 0; turn < 6; turn++) {
            EventPublisher publisher = awaitPublishing(one, two);
            long term = term(one);
            int from = turn * 50;
            Thread traffic = Thread.ofPlatform().start(() -> store(one, 10, from, from + 50));
            publisher.stop();
            Awaitility.await().atMost(SOON).until(() -> term(one) > term);
            publisher.start();
            // The state after the publisher was silent for the length of the lease.
            update(one, "UPDATE event_publisher SET claimed_until = 0");
            traffic.join();
        }

        awaitPublished(one);
    }

    /** {@return the publisher that has the claim} */
    private static EventPublisher awaitPublishing(ConfigurableApplicationContext... processes) {
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> Arrays.stream(processes)
                                .map(process -> process.getBean(EventPublisher.class))
                                .filter(publisher ->
                                        publisher.workers().getFirst().state() == WorkerState.RUNNING)
                                .toList(),
                        publishing -> publishing.size() == 1)
                .getFirst();
    }

    private static long term(ConfigurableApplicationContext process) {
        return java.util.Objects.requireNonNull(
                jdbc(process).queryForObject("SELECT term FROM event_publisher", Long.class));
    }

    /** A transaction has a bounded size, so that it ends within the lease. */
    @Test
    void sendsLargeEventsInSeveralTransactions() {
        ConfigurableApplicationContext process = stage.process(
                database,
                Map.of(
                        "cygi.events.publish",
                        "true",
                        "cygi.events.topic",
                        topic,
                        "cygi.events.partitions",
                        "1",
                        "cygi.events.transaction-bytes-max",
                        "1024"));
        EventPublisher publisher = process.getBean(EventPublisher.class);
        publisher.stop();
        GroupedEventStore store = process.getBean(GroupedEventStore.class);
        int[] sizes = {400, 400, 400, 400, 2_000, 400, 400};
        for (int sequence = 0; sequence < sizes.length; sequence++) {
            store.publish(Happened.large("a", sequence, sizes[sequence]));
        }
        publisher.start();

        awaitPublished(process);
        // The end of a transaction has an offset of its own.
        assertThat(TopicContent.records(stage, topic))
                .extracting(ConsumerRecord::offset)
                .containsExactly(0L, 1L, 3L, 4L, 6L, 8L, 9L);
    }
}
