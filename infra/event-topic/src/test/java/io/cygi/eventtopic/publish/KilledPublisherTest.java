package io.cygi.eventtopic.publish;

import static io.cygi.eventtopic.Stage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.eventtopic.Happened;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.TopicContent;
import io.cygi.eventtopic.TopicContent.Stored;
import io.cygi.messaging.store.GroupedEventStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two processes publish; the one that has the claim is killed again and again, while events are stored. */
@Timeout(300)
class KilledPublisherTest {

    private static final int KILLS = 2;
    private static final int AGGREGATES = 6;

    /** The most unpublished events. The traffic waits for the publisher beyond it, so that the test does not end with a long queue. */
    private static final int AHEAD_MAX = 500;

    private final String topic = Stage.unique("events");

    @Test
    void publishesEachEventOnceAlthoughPublishersAreKilled(@TempDir Path folder) throws Exception {
        try (Stage stage = new Stage()) {
            ConfigurableApplicationContext command = stage.publisher(Stage.unique("db"), topic);
            command.getBean(EventPublisher.class).stop();
            JdbcTemplate jdbc = command.getBean(JdbcTemplate.class);
            AtomicBoolean wanted = new AtomicBoolean(true);
            Thread traffic = Thread.ofPlatform().start(() -> store(command, wanted));
            Map<String, PublisherProcess> processes = new HashMap<>();
            try {
                for (String name : List.of("one", "two")) {
                    processes.put(name, start(command, stage, name, folder));
                }
                for (int kill = 0; kill < KILLS; kill++) {
                    String owner = awaitProgress(jdbc, processes);
                    Objects.requireNonNull(processes.get(owner)).close();
                    processes.put(owner, start(command, stage, owner, folder));
                }
                awaitProgress(jdbc, processes);
                wanted.set(false);
                traffic.join();

                Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(
                                TopicContent.sorted(TopicContent.topic(stage, topic)))
                        .isEqualTo(TopicContent.sorted(TopicContent.store(jdbc))));
                Map<String, Long> next = new HashMap<>();
                for (Stored event : TopicContent.topic(stage, topic)) {
                    assertThat(event.sequence()).isEqualTo(next.getOrDefault(event.aggregateId(), 0L));
                    next.merge(event.aggregateId(), 1L, Long::sum);
                }
            } finally {
                wanted.set(false);
                processes.values().forEach(PublisherProcess::close);
            }
        }
    }

    private static void store(ConfigurableApplicationContext command, AtomicBoolean wanted) {
        GroupedEventStore store = command.getBean(GroupedEventStore.class);
        for (long sequence = 0; wanted.get(); sequence++) {
            while (wanted.get() && sequence * AGGREGATES - published(command) > AHEAD_MAX) {
                LockSupport.parkNanos(1_000_000);
            }
            for (int aggregate = 0; aggregate < AGGREGATES; aggregate++) {
                store.publish(Happened.to("aggregate-" + aggregate, sequence));
            }
        }
    }

    /** {@return about the number of events that the position covers} */
    private static long published(ConfigurableApplicationContext command) {
        Long index = command.getBean(JdbcTemplate.class)
                .queryForObject(
                        "SELECT COALESCE(MAX(JSON_VALUE(CONVERT(position USING utf8mb4), '$.index')), 0) + 0"
                                + " FROM event_publisher",
                        Long.class);
        return Objects.requireNonNull(index);
    }

    /** {@return the owner of the claim, after it has moved the position} */
    private static String awaitProgress(JdbcTemplate jdbc, Map<String, PublisherProcess> processes) {
        String[] before = state(jdbc);
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> state(jdbc), now -> processes.containsKey(now[0]) && !now[1].equals(before[1]))[0];
    }

    /** {@return the owner of the claim and the position, empty texts before the first publisher has looked} */
    private static String[] state(JdbcTemplate jdbc) {
        List<String[]> states =
                jdbc.query("SELECT COALESCE(owner, ''), COALESCE(position, '') FROM event_publisher", (row, number) ->
                        new String[] {row.getString(1), new String(row.getBytes(2))});
        return states.isEmpty() ? new String[] {"", ""} : states.getFirst();
    }

    private PublisherProcess start(ConfigurableApplicationContext command, Stage stage, String name, Path folder)
            throws IOException {
        Environment settings = command.getEnvironment();
        return PublisherProcess.start(
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        settings.getRequiredProperty("spring.datasource.url"),
                        "SPRING_DATASOURCE_USERNAME",
                        settings.getProperty("spring.datasource.username", ""),
                        "SPRING_DATASOURCE_PASSWORD",
                        settings.getProperty("spring.datasource.password", ""),
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                        stage.servers(),
                        "CYGI_EVENTS_PUBLISH",
                        "true",
                        "CYGI_EVENTS_TOPIC",
                        topic,
                        "CYGI_MESSAGING_NODE_ID",
                        name),
                folder.resolve(name + ".log"));
    }
}
