package io.cygi.eventtopic.publish;

import static io.cygi.eventtopic.Stage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.eventtopic.Happened;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.TopicContent;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicTail;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoredEventReader;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A takeover reads a bounded part of the topic. */
@Timeout(120)
class PublishedEventsTest {

    private static final int EVENTS = 300;

    @AutoClose
    private final Stage stage = new Stage();

    private final String topic = Stage.unique("events");

    @Test
    void readsABoundedPartOfTheTopic() {
        ConfigurableApplicationContext process = stage.process(
                Stage.unique("db"),
                Map.of("cygi.events.publish", "true", "cygi.events.topic", topic, "cygi.events.partitions", "1"));
        for (int sequence = 0; sequence < EVENTS; sequence++) {
            process.getBean(GroupedEventStore.class).publish(Happened.to("a", sequence));
        }
        Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> TopicContent.topic(stage, topic).size() == EVENTS);
        PublisherPosition position = Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> position(process),
                        found -> found.events() != null
                                && found.events().position().orElse(0) == newest(process));
        process.getBean(EventPublisher.class).stop();

        try (Consumer<byte[], byte[]> reader =
                process.getBean(TopicClients.class).tailReader()) {
            assertThat(published(process, reader, position)).isEmpty();
            assertThat(recordsRead(reader)).isPositive().isLessThan(EVENTS / 3);
        }
        try (Consumer<byte[], byte[]> reader =
                process.getBean(TopicClients.class).tailReader()) {
            assertThat(published(process, reader, new PublisherPosition(null, null, position.ends())))
                    .hasSize(EVENTS);
            assertThat(recordsRead(reader)).as("hardly any twice").isLessThan(2 * EVENTS);
        }
    }

    private static PublisherPosition position(ConfigurableApplicationContext process) {
        return process.getBean(PublisherClaim.class).position(number(process, "SELECT term FROM event_publisher"));
    }

    private static long newest(ConfigurableApplicationContext process) {
        return number(process, "SELECT MAX(global_index) FROM domain_event");
    }

    private static long number(ConfigurableApplicationContext process, String sql) {
        return Objects.requireNonNull(process.getBean(JdbcTemplate.class).queryForObject(sql, Long.class));
    }

    private Set<Long> published(
            ConfigurableApplicationContext process, Consumer<byte[], byte[]> reader, PublisherPosition position) {
        return new PublishedEvents(
                        new TopicTail(reader, SOON),
                        new PublishedEvents.Topic(topic, 1),
                        process.getBean(StoredEventReader.class)::identifiers,
                        () -> {})
                .after(position)
                .events();
    }

    private static double recordsRead(Consumer<byte[], byte[]> reader) {
        return reader.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("records-consumed-total")
                        && !metric.getKey().tags().containsKey("topic"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }
}
