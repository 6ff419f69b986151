package io.cygi.eventtopic.publish;

import static io.cygi.eventtopic.Stage.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A publisher that stops between two instructions changes nothing when it goes on after another one has taken over. */
@Timeout(240)
class PublisherFencingTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final String topic = Stage.unique("events");

    /** A publisher that the test runs step by step. */
    private final class Publisher implements AutoCloseable {

        private final ConfigurableApplicationContext process;
        private final PublisherClaim claim;
        private final Producer<byte[], byte[]> producer;
        private final EventsProperties properties;
        private final Duration lease;
        private @Nullable TermClaim term;

        Publisher(ConfigurableApplicationContext process, String owner) {
            this(process, owner, LEASE, producer -> producer);
        }

        Publisher(
                ConfigurableApplicationContext process,
                String owner,
                Duration lease,
                UnaryOperator<Producer<byte[], byte[]>> producers) {
            this.process = process;
            this.lease = lease;
            this.properties = process.getBean(EventsProperties.class);
            this.claim = new PublisherClaim(
                    process.getBean(JdbcTemplate.class),
                    process.getBean(TransactionTemplate.class),
                    process.getBean(Serializer.class),
                    new PublisherClaim.Publisher(topic, owner, lease));
            this.producer = producers.apply(process.getBean(TopicClients.class).producer());
        }

        Publisher claimed() {
            term = new TermClaim(claim, claim.take().orElseThrow(), lease);
            return this;
        }

        TermClaim term() {
            return Objects.requireNonNull(term);
        }

        PublisherTerm begun() {
            producer.initTransactions();
            return confirmed();
        }

        PublisherTerm confirmed() {
            PublisherPosition position = term().position();
            return new PublisherTerm(
                    new PublisherTerm.Parts(
                            topic, producer, term(), properties.transactionBytesMax(), () -> {}, Duration.ofDays(1)),
                    process.getBean(StoredEventReader.class).after(position.events()),
                    published(position),
                    position.ends());
        }

        private Set<Long> published(PublisherPosition position) {
            try (Consumer<byte[], byte[]> reader =
                    process.getBean(TopicClients.class).tailReader()) {
                return new PublishedEvents(
                                new TopicTail(reader, Duration.ofSeconds(30)),
                                new PublishedEvents.Topic(topic, properties.partitions()),
                                process.getBean(StoredEventReader.class)::identifiers,
                                () -> {})
                        .after(position);
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
    void keepsOrderAndPublishesOnceWhenAStoppedPublisherContinues() throws Exception {
        try (Stage stage = new Stage()) {
            ConfigurableApplicationContext process = stage.process(
                    Stage.unique("db"), Map.of("cygi.events.publish", "true", "cygi.events.topic", topic));
            process.getBean(EventPublisher.class).stop();
            process.getBean(TopicAdmin.class).require(true);
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

                assertThatExceptionOfType(ClaimLostException.class)
                        .as("which the broker tells")
                        .isThrownBy(() -> beforeSending.publishNext(Duration.ZERO))
                        .withCauseInstanceOf(KafkaException.class);
                assertThatExceptionOfType(ClaimLostException.class).isThrownBy(stopped.term()::extend);
                second.publishNext(Duration.ZERO);

                // The claim is taken and expires before the fencing. The late publisher fences the other one off, and
                // then finds its claim lost.
                next.expire();
                last.claimed();
                next.expire();
                next.claimed();
                last.producer.initTransactions();
                assertThatExceptionOfType(ClaimLostException.class).isThrownBy(last::confirmed);
                PublisherTerm fourth = next.confirmed();
                store.publish(Happened.to("a", 2), Happened.to("b", 2));
                assertThatExceptionOfType(ClaimLostException.class)
                        .isThrownBy(() -> fourth.publishNext(Duration.ZERO))
                        .withCauseInstanceOf(KafkaException.class);
            }
            try (Publisher again = new Publisher(process, "two")) {
                again.claimed().begun().publishNext(Duration.ZERO);
            }

            awaitPublished(stage, process);
            assertThat(TopicContent.topic(stage, topic).stream()
                            .filter(event -> event.aggregateId().equals("a"))
                            .map(Stored::sequence))
                    .containsExactly(0L, 1L, 2L);
        }
    }

    /** The state after the process was killed between the broker's acknowledgement and the move of the position. */
    @Test
    void findsEventsThatWereAcknowledgedBeforeThePositionMoved() throws Exception {
        try (Stage stage = new Stage()) {
            ConfigurableApplicationContext process = stage.process(
                    Stage.unique("db"), Map.of("cygi.events.publish", "true", "cygi.events.topic", topic));
            process.getBean(EventPublisher.class).stop();
            process.getBean(TopicAdmin.class).require(true);
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
            awaitPublished(stage, process);
        }
    }

    /** The lease passes several times before the broker has acknowledged a page, as over a slow network. */
    @Test
    void keepsTheClaimWhileAPageIsSent() throws Exception {
        try (Stage stage = new Stage()) {
            ConfigurableApplicationContext process = stage.process(
                    Stage.unique("db"), Map.of("cygi.events.publish", "true", "cygi.events.topic", topic));
            process.getBean(EventPublisher.class).stop();
            process.getBean(TopicAdmin.class).require(true);
            process.getBean(GroupedEventStore.class).publish(Happened.to("a", 0));
            CountDownLatch acknowledged = new CountDownLatch(1);

            try (Publisher slow =
                    new Publisher(process, "one", Duration.ofMillis(600), real -> slowed(real, acknowledged))) {
                PublisherTerm term = slow.claimed().begun();
                FutureTask<@Nullable Void> sending = new FutureTask<>(() -> {
                    term.publishNext(Duration.ZERO);
                    return null;
                });
                Thread.ofPlatform().start(sending);
                try {
                    for (int extension = 0; extension < 3; extension++) {
                        long before = claimedUntil(process);
                        Awaitility.await().atMost(SOON).until(() -> claimedUntil(process) > before);
                    }
                } finally {
                    acknowledged.countDown();
                }
                sending.get();
            }
            awaitPublished(stage, process);
        }
    }

    /** The broker ends a transaction a moment after it has acknowledged the commit. */
    private void awaitPublished(Stage stage, ConfigurableApplicationContext process) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(TopicContent.topic(stage, topic))
                .containsExactlyInAnyOrderElementsOf(TopicContent.store(process.getBean(JdbcTemplate.class))));
    }

    private static long claimedUntil(ConfigurableApplicationContext process) {
        Long until = process.getBean(JdbcTemplate.class)
                .queryForObject("SELECT claimed_until FROM event_publisher", Long.class);
        return Objects.requireNonNull(until);
    }

    /** {@return a producer that passes on the broker's acknowledgements late} */
    @SuppressWarnings("unchecked")
    private static Producer<byte[], byte[]> slowed(Producer<byte[], byte[]> real, CountDownLatch acknowledged) {
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(real, arguments);
                    if (!method.getName().equals("send")) {
                        return answer;
                    }
                    FutureTask<RecordMetadata> late = new FutureTask<>(() -> {
                        acknowledged.await();
                        return ((Future<RecordMetadata>) answer).get();
                    });
                    Thread.ofVirtual().start(late);
                    return late;
                });
    }
}
