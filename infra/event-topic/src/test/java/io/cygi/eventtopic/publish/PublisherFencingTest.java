package io.cygi.eventtopic.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.eventtopic.Happened;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.TopicContent;
import io.cygi.eventtopic.TopicContent.Stored;
import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicTail;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoredEventReader;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A publisher that is stopped between two instructions, and goes on after another one has taken its place, changes nothing. */
@Timeout(240)
class PublisherFencingTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final String topic = Stage.unique("events");

    /** A publisher that is moved by hand. */
    private final class Publisher implements AutoCloseable {

        private final ConfigurableApplicationContext process;
        private final PublisherClaim claim;
        private final Producer<byte[], byte[]> producer;
        private final EventsProperties properties;
        private long term;

        Publisher(ConfigurableApplicationContext process, String owner) {
            this.process = process;
            this.properties = process.getBean(EventsProperties.class);
            this.claim = new PublisherClaim(
                    process.getBean(JdbcTemplate.class),
                    process.getBean(TransactionTemplate.class),
                    process.getBean(Serializer.class),
                    new PublisherClaim.Publisher(topic, owner, LEASE));
            this.producer = process.getBean(TopicClients.class).producer();
        }

        Publisher claimed() {
            term = claim.take().orElseThrow();
            return this;
        }

        PublisherTerm begun() {
            producer.initTransactions();
            return confirmed();
        }

        PublisherTerm confirmed() {
            TrackingToken position = claim.position(term);
            return new PublisherTerm(
                    new PublisherTerm.Parts(topic, producer, claim, LEASE),
                    term,
                    process.getBean(StoredEventReader.class).after(position),
                    published(position));
        }

        private Map<Long, String> published(@org.jspecify.annotations.Nullable TrackingToken position) {
            try (Consumer<byte[], byte[]> reader =
                    process.getBean(TopicClients.class).reader()) {
                TopicTail tail = new TopicTail(reader, Duration.ofSeconds(30));
                return new PublishedEvents(tail, topic, properties.partitions(), () -> {}).after(position);
            }
        }

        void expire() {
            process.getBean(TransactionTemplate.class).executeWithoutResult(begun -> process.getBean(JdbcTemplate.class)
                    .update("UPDATE event_publisher SET claimed_until = 0"));
        }

        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }

    @Test
    void keepsOrderAndPublishesOnceWhateverAStoppedPublisherDoesLater() throws Exception {
        try (Stage stage = new Stage()) {
            ConfigurableApplicationContext process = stage.process(
                    Stage.unique("db"), Map.of("cygi.events.publish", "true", "cygi.events.topic", topic));
            process.getBean(EventPublisher.class).stop();
            process.getBean(TopicAdmin.class).require();
            GroupedEventStore store = process.getBean(GroupedEventStore.class);
            store.publish(Happened.to("a", 0), Happened.to("b", 0));

            try (Publisher stopped = new Publisher(process, "one");
                    Publisher next = new Publisher(process, "two");
                    Publisher last = new Publisher(process, "three")) {
                PublisherTerm beforeSending = stopped.claimed().begun();
                assertThat(next.claim.take()).as("while the claim lasts").isEmpty();
                stopped.expire();
                PublisherTerm second = next.claimed().begun();
                second.publishNext(Duration.ZERO);
                store.publish(Happened.to("a", 1), Happened.to("b", 1));

                assertThatThrownBy(() -> beforeSending.publishNext(Duration.ZERO))
                        .isInstanceOf(KafkaException.class);
                assertThatExceptionOfType(ClaimLostException.class)
                        .isThrownBy(() -> stopped.claim.extend(stopped.term));
                second.publishNext(Duration.ZERO);

                // Claimed, and stopped before it fences anybody: it fences the publisher off, and sees that its claim
                // is over.
                next.expire();
                last.claimed();
                next.expire();
                next.claimed();
                last.producer.initTransactions();
                assertThatExceptionOfType(ClaimLostException.class).isThrownBy(last::confirmed);
                PublisherTerm fourth = next.confirmed();
                store.publish(Happened.to("a", 2), Happened.to("b", 2));
                assertThatThrownBy(() -> fourth.publishNext(Duration.ZERO)).isInstanceOf(KafkaException.class);
            }
            try (Publisher again = new Publisher(process, "two")) {
                again.claimed().begun().publishNext(Duration.ZERO);
            }

            assertThat(TopicContent.topic(stage, topic))
                    .containsExactlyInAnyOrderElementsOf(TopicContent.store(process.getBean(JdbcTemplate.class)));
            assertThat(TopicContent.topic(stage, topic).stream()
                            .filter(event -> event.aggregateId().equals("a"))
                            .map(Stored::sequence))
                    .containsExactly(0L, 1L, 2L);
        }
    }

    /** As when the process is killed after the broker's acknowledgement and before the position is moved. */
    @Test
    void findsWhatWasAcknowledgedBeforeThePositionMoved() throws Exception {
        try (Stage stage = new Stage()) {
            ConfigurableApplicationContext process = stage.process(
                    Stage.unique("db"), Map.of("cygi.events.publish", "true", "cygi.events.topic", topic));
            process.getBean(EventPublisher.class).stop();
            GroupedEventStore store = process.getBean(GroupedEventStore.class);
            for (int sequence = 0; sequence < 30; sequence++) {
                store.publish(Happened.to("a" + sequence % 3, sequence / 3));
            }
            for (String killed : new String[] {"one", "two", "three"}) {
                try (Publisher publisher = new Publisher(process, killed)) {
                    PublisherTerm term = publisher.claimed().begun();
                    publisher.expire();
                    // The move fails because the term is over; the transaction was committed before it.
                    Publisher other = new Publisher(process, killed + "-successor").claimed();
                    assertThatExceptionOfType(ClaimLostException.class)
                            .isThrownBy(() -> term.publishNext(Duration.ZERO));
                    other.expire();
                    other.close();
                }
            }
            assertThat(TopicContent.topic(stage, topic))
                    .containsExactlyInAnyOrderElementsOf(TopicContent.store(process.getBean(JdbcTemplate.class)));
        }
    }
}
