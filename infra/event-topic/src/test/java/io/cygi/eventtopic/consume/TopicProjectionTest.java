package io.cygi.eventtopic.consume;

import static io.cygi.eventtopic.Stage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.eventtopic.Happened;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.TopicContent;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.store.GroupedEventStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Projections of services with databases of their own come to the same end, whatever happens on the way. */
@Timeout(300)
class TopicProjectionTest {

    private static @Nullable Stage stage;

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
        return Objects.requireNonNull(stage);
    }

    private static ConfigurableApplicationContext consumer(String topic) {
        return stage().process(
                        Stage.unique("q"),
                        Map.of("cygi.events.source", "topic", "cygi.events.topic", topic),
                        TallyConfiguration.class);
    }

    private static JdbcTemplate jdbc(ConfigurableApplicationContext process) {
        return process.getBean(JdbcTemplate.class);
    }

    private static void store(ConfigurableApplicationContext process, long from, long to) {
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

    private static void awaitAll(ConfigurableApplicationContext consumer, long eventsPerAggregate) {
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
        ConfigurableApplicationContext command = stage().publisher(Stage.unique("db"), topic);
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
        TrackingEventProcessor processor = rebuilt.getBean(EventProcessingConfiguration.class)
                .eventProcessor(TallyConfiguration.GROUP, TrackingEventProcessor.class)
                .orElseThrow();
        Awaitility.await().atMost(SOON).until(() -> !shown(rebuilt).isEmpty());
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        traffic.join();

        awaitAll(steady, 160);
        awaitAll(rebuilt, 160);
        assertThat(shown(rebuilt)).isEqualTo(shown(steady));

        // A service that is new begins with the first event.
        ConfigurableApplicationContext young = consumer(topic);
        awaitAll(young, 160);
        assertThat(shown(young)).isEqualTo(shown(steady));
    }

    @Test
    void projectionsGoOnWhenTheBrokerComesBack() throws InterruptedException {
        ConfigurableApplicationContext consumer = consumer(topic);
        ConfigurableApplicationContext command = stage().publisher(Stage.unique("db"), topic);
        store(command, 0, 20);
        Awaitility.await().atMost(SOON).until(() -> !shown(consumer).isEmpty());
        Thread traffic = Thread.ofPlatform().start(() -> store(command, 20, 60));
        stage().broker.close();
        traffic.join();
        stage().broker.start();

        awaitAll(consumer, 60);
        assertThat(TopicContent.topic(stage(), topic)).hasSize(8 * 60);
    }

    /** The same store in one partition, and in five. */
    @Test
    void consumersThatSeeAggregatesInDifferentOrdersComeToTheSameEnd() {
        String database = Stage.unique("db");
        String other = Stage.unique("events");
        Map<String, String> one =
                Map.of("cygi.events.publish", "true", "cygi.events.topic", topic, "cygi.events.partitions", "1");
        Map<String, String> five =
                Map.of("cygi.events.publish", "true", "cygi.events.topic", other, "cygi.events.partitions", "5");
        ConfigurableApplicationContext command = stage().process(database, one);
        stage().process(database, five);
        store(command, 0, 50);
        ConfigurableApplicationContext inOrder = consumer(topic);
        ConfigurableApplicationContext mixed = consumer(other);

        awaitAll(inOrder, 50);
        awaitAll(mixed, 50);
        assertThat(TopicContent.topic(stage(), topic)).isNotEqualTo(TopicContent.topic(stage(), other));
        assertThat(shown(mixed)).isEqualTo(shown(inOrder));
    }
}
