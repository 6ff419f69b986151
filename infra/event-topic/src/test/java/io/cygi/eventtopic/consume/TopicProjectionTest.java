package io.cygi.eventtopic.consume;

import static io.cygi.eventtopic.Stage.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.catalogue.EventHeader;
import io.cygi.eventtopic.Happened;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.TopicContent;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.processing.ProcessorWatch;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Projections of services with databases of their own reach the same state in spite of faults. */
@Timeout(300)
class TopicProjectionTest {

    @AutoClose
    private final Stage stage = new Stage();

    private final String topic = Stage.unique("events");

    private ConfigurableApplicationContext consumer(String topic) {
        return stage.process(
                Stage.unique("q"),
                Map.of("cygi.events.source", "topic", "cygi.events.topic", topic),
                TallyConfiguration.class);
    }

    static JdbcTemplate jdbc(ConfigurableApplicationContext process) {
        return process.getBean(JdbcTemplate.class);
    }

    static void store(ConfigurableApplicationContext process, long from, long to) {
        GroupedEventStore store = process.getBean(GroupedEventStore.class);
        for (long sequence = from; sequence < to; sequence++) {
            for (int aggregate = 0; aggregate < 8; aggregate++) {
                store.publish(Happened.to((aggregate % 2 == 0 ? "x-" : "y-") + aggregate / 2, sequence));
            }
        }
    }

    private static List<Map<String, Object>> shown(ConfigurableApplicationContext consumer) {
        List<Map<String, Object>> all =
                new ArrayList<>(jdbc(consumer).queryForList("SELECT * FROM tally ORDER BY aggregate"));
        all.addAll(jdbc(consumer).queryForList("SELECT * FROM pair ORDER BY id"));
        return all;
    }

    static void awaitAll(ConfigurableApplicationContext consumer, long eventsPerAggregate) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            assertThat(jdbc(consumer).queryForList("SELECT events FROM tally", Long.class))
                    .hasSize(8)
                    .containsOnly(eventsPerAggregate);
            assertThat(jdbc(consumer).queryForObject("SELECT COUNT(*) FROM pooled WHERE times = 1", Long.class))
                    .isEqualTo(8 * eventsPerAggregate);
        });
        assertThat(jdbc(consumer).queryForObject("SELECT COUNT(*) FROM pooled", Long.class))
                .isEqualTo(8 * eventsPerAggregate);
        assertThat(jdbc(consumer).queryForObject("SELECT COUNT(*) FROM dead_letter", Long.class))
                .isZero();
        assertThat(consumer.getBean(ProcessorPositions.class).awaitCaughtUp(SOON))
                .isTrue();
    }

    @Test
    void aProjectionThatIsRebuiltDuringTrafficEqualsOneThatNeverStopped() throws InterruptedException {
        ConfigurableApplicationContext command = stage.publisher(Stage.unique("db"), topic);
        ConfigurableApplicationContext steady = consumer(topic);
        ConfigurableApplicationContext rebuilt = consumer(topic);
        store(command, 0, 60);
        CountDownLatch half = new CountDownLatch(1);
        Thread traffic = Thread.ofPlatform().start(() -> {
            store(command, 60, 90);
            half.countDown();
            store(command, 90, 160);
        });
        assertThat(half.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        TrackingEventProcessor processor = processor(rebuilt);
        Awaitility.await().atMost(SOON).until(() -> !shown(rebuilt).isEmpty());
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        traffic.join();

        awaitAll(steady, 160);
        awaitAll(rebuilt, 160);
        assertThat(shown(rebuilt)).isEqualTo(shown(steady));

        // A new service begins with the first event.
        ConfigurableApplicationContext young = consumer(topic);
        awaitAll(young, 160);
        assertThat(shown(young)).isEqualTo(shown(steady));
    }

    @Test
    void projectionsContinueWhenTheBrokerReturns() throws InterruptedException {
        ConfigurableApplicationContext consumer = consumer(topic);
        ConfigurableApplicationContext command = stage.publisher(Stage.unique("db"), topic);
        store(command, 0, 20);
        Awaitility.await().atMost(SOON).until(() -> !shown(consumer).isEmpty());
        Thread traffic = Thread.ofPlatform().start(() -> store(command, 20, 60));
        stage.broker.close();
        traffic.join();
        stage.broker.start();

        awaitAll(consumer, 60);
        assertThat(TopicContent.topic(stage, topic)).hasSize(8 * 60);
    }

    /** The state after an unnoticed restore of the command side's database. */
    @Test
    void anotherEventOfEqualSequenceStopsTheProjectionAndIsShown() {
        ConfigurableApplicationContext consumer = consumer(topic);
        ConfigurableApplicationContext command = stage.publisher(Stage.unique("db"), topic);
        store(command, 0, 2);
        awaitAll(consumer, 2);
        List<Map<String, Object>> before = shown(consumer);
        ConsumerRecord<byte[], byte[]> last = TopicContent.records(stage, topic).getLast();
        try (Producer<byte[], byte[]> stranger = stage.strangersProducer()) {
            Headers headers = new RecordHeaders(last.headers().toArray())
                    .remove(EventHeader.EVENT_ID.key())
                    .add(EventHeader.EVENT_ID.key(), "another".getBytes(UTF_8));
            var unused =
                    stranger.send(new ProducerRecord<>(topic, last.partition(), last.key(), last.value(), headers));
        }
        store(command, 2, 3);

        awaitFault(consumer);
        assertThat(shown(consumer)).hasSameSizeAs(before);
        assertThat(jdbc(consumer)
                        .queryForObject(
                                "SELECT events FROM tally WHERE aggregate = ?",
                                Long.class,
                                new String(last.key(), UTF_8)))
                .isEqualTo(2);
    }

    static void awaitFault(ConfigurableApplicationContext consumer) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            WorkerStatus status = consumer.getBean(ProcessorWatch.class)
                    .find(TallyConfiguration.GROUP)
                    .orElseThrow();
            assertThat(status.state()).isEqualTo(WorkerState.FAILING);
            assertThat(status.reason()).isEqualTo(FailureReason.FAULT);
        });
    }

    static TrackingEventProcessor processor(ConfigurableApplicationContext consumer) {
        return consumer.getBean(EventProcessingConfiguration.class)
                .eventProcessor(TallyConfiguration.GROUP, TrackingEventProcessor.class)
                .orElseThrow();
    }

    /** The same store is published to one partition, and to five. */
    @Test
    void consumersReachTheSameStateInDifferentOrdersOfAggregates() {
        String database = Stage.unique("db");
        String other = Stage.unique("events");
        Map<String, String> one =
                Map.of("cygi.events.publish", "true", "cygi.events.topic", topic, "cygi.events.partitions", "1");
        Map<String, String> five =
                Map.of("cygi.events.publish", "true", "cygi.events.topic", other, "cygi.events.partitions", "5");
        ConfigurableApplicationContext command = stage.process(database, one);
        stage.process(database, five);
        store(command, 0, 50);
        ConfigurableApplicationContext inOrder = consumer(topic);
        ConfigurableApplicationContext mixed = consumer(other);

        awaitAll(inOrder, 50);
        awaitAll(mixed, 50);
        assertThat(TopicContent.topic(stage, topic)).isNotEqualTo(TopicContent.topic(stage, other));
        assertThat(shown(mixed)).isEqualTo(shown(inOrder));
    }
}
