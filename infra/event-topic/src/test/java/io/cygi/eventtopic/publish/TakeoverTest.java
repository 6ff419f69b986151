package io.cygi.eventtopic.publish;

import static io.cygi.eventtopic.Stage.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cygi.contracts.catalogue.EventHeader;
import io.cygi.eventtopic.Happened;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.TopicContent;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.eventtopic.client.TopicTail;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The beginning of a publisher's term. */
@Timeout(240)
class TakeoverTest {

    @AutoClose
    private final Stage stage = new Stage();

    private final String topic = Stage.unique("events");

    private static void store(ConfigurableApplicationContext process, int from, int to) {
        GroupedEventStore store = process.getBean(GroupedEventStore.class);
        for (int sequence = from; sequence < to; sequence++) {
            store.publish(Happened.to("a", sequence), Happened.to("b", sequence));
        }
    }

    private void awaitPublished(ConfigurableApplicationContext process) {
        Awaitility.await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(
                        TopicContent.topic(stage, topic))
                .containsExactlyInAnyOrderElementsOf(TopicContent.store(process.getBean(JdbcTemplate.class))));
    }

    private static <T> @Nullable T ask(ConfigurableApplicationContext process, String column, Class<T> type) {
        return process.getBean(JdbcTemplate.class).queryForObject("SELECT " + column + " FROM event_publisher", type);
    }

    private static void update(ConfigurableApplicationContext process, String sql) {
        process.getBean(TransactionTemplate.class).executeWithoutResult(begun -> process.getBean(JdbcTemplate.class)
                .update(sql));
    }

    private static WorkerStatus status(ConfigurableApplicationContext process) {
        return process.getBean(EventPublisher.class).workers().getFirst();
    }

    /** {@return a publisher that may not publish, because its database is not the one of the topic} */
    private ConfigurableApplicationContext refusing() {
        ConfigurableApplicationContext other = stage.publisher(Stage.unique("db"), topic);
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            assertThat(status(other).state()).isEqualTo(WorkerState.FAILING);
            assertThat(status(other).reason()).isEqualTo(FailureReason.FAULT);
        });
        return other;
    }

    @Test
    void leavesThePublisherOfAnotherDatabaseAlone() {
        ConfigurableApplicationContext healthy = stage.publisher(Stage.unique("db"), topic);
        store(healthy, 0, 3);
        awaitPublished(healthy);
        Long term = ask(healthy, "term", Long.class);
        ConfigurableApplicationContext other = refusing();

        for (int events = 3; events < 6; events++) {
            long attempts = status(other).attempts();
            Awaitility.await().atMost(SOON).until(() -> status(other).attempts() > attempts);
            store(healthy, events, events + 1);
            awaitPublished(healthy);
        }
        assertThat(ask(healthy, "term", Long.class)).as("never fenced off").isEqualTo(term);
        assertThat(status(healthy).state()).isEqualTo(WorkerState.RUNNING);
    }

    @Test
    void doesNotTakeATopicThatDiffersForItsOwn() {
        ConfigurableApplicationContext healthy = stage.publisher(Stage.unique("db"), topic);
        store(healthy, 0, 3);
        awaitPublished(healthy);

        assertThat(ask(refusing(), "topic_id", String.class)).isNull();
        assertThat(ask(healthy, "topic_id", String.class))
                .isEqualTo(healthy.getBean(TopicAdmin.class).describe().id());
    }

    /** The state after a crash between the commit and the move of the position. */
    @Test
    void knowsTheEndsOfWhatTheTopicHasAlready() {
        ConfigurableApplicationContext process = stage.publisher(Stage.unique("db"), topic);
        EventPublisher publisher = process.getBean(EventPublisher.class);
        store(process, 0, 10);
        awaitPublished(process);
        publisher.stop();
        update(process, "UPDATE event_publisher SET position = NULL, topic_ends = NULL");
        publisher.start();
        Awaitility.await().atMost(SOON).until(() -> ask(process, "position", byte[].class) != null);
        publisher.stop();

        TopicEnds ends = TopicEnds.parse(ask(process, "topic_ends", String.class));
        assertThat(TopicContent.records(stage, topic))
                .hasSize(20)
                .allSatisfy(record -> assertThat(ends.of(record.partition())).isGreaterThan(record.offset()));
    }

    /** Somebody has written to the topic by mistake. Readers stop there, and an operator moves them behind it. */
    @Test
    void goesOnBehindARecordThatIsNoEvent() throws Exception {
        ConfigurableApplicationContext process = stage.process(
                Stage.unique("db"),
                Map.of("cygi.events.publish", "true", "cygi.events.topic", topic, "cygi.events.partitions", "1"));
        EventPublisher publisher = process.getBean(EventPublisher.class);
        store(process, 0, 2);
        awaitPublished(process);
        publisher.stop();
        ConsumerRecord<byte[], byte[]> event =
                TopicContent.records(stage, topic).getLast();
        try (Producer<byte[], byte[]> stranger = stage.strangersProducer()) {
            stranger.send(new ProducerRecord<>(topic, new byte[] {'{', '}'})).get();
            Headers headers = new RecordHeaders(event.headers());
            headers.remove(EventHeader.EVENT_ID.key()).add(EventHeader.EVENT_ID.key(), new byte[] {'x'});
            stranger.send(new ProducerRecord<byte[], byte[]>(topic, 0, event.key(), null, headers))
                    .get();
        }
        store(process, 2, 3);
        publisher.start();

        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(TopicContent.records(stage, topic))
                .hasSize(8));
    }

    /** The broker tells the end of a transaction a moment later than it acknowledges the commit. */
    @Test
    void takesNoTransactionUnderWayForLostRecords() throws Exception {
        ConfigurableApplicationContext process = stage.process(
                Stage.unique("db"),
                Map.of("cygi.events.publish", "true", "cygi.events.topic", topic, "cygi.events.partitions", "1"));
        store(process, 0, 2);
        awaitPublished(process);
        process.getBean(EventPublisher.class).stop();
        TopicAdmin admin = process.getBean(TopicAdmin.class);
        try (Producer<byte[], byte[]> late = new KafkaProducer<>(
                        Map.of("bootstrap.servers", stage.servers(), "transactional.id", Stage.unique("late")),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                HandPublisher next = new HandPublisher(process, "next")) {
            late.initTransactions();
            late.beginTransaction();
            ConsumerRecord<byte[], byte[]> last =
                    TopicContent.records(stage, topic).getLast();
            late.send(new ProducerRecord<>(topic, 0, last.key(), last.value(), last.headers()))
                    .get();
            Long end = admin.writtenEnds(TopicTail.partitions(topic, 1))
                    .values()
                    .iterator()
                    .next();
            update(process, "UPDATE event_publisher SET topic_ends = '" + Objects.requireNonNull(end) + "'");

            assertThatCode(() -> next.takeover().compare(next.claimed().term())).doesNotThrowAnyException();
            late.abortTransaction();
        }
    }
}
