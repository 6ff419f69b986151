package io.cygi.eventtopic.publish;

import static io.cygi.eventtopic.Stage.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.eventtopic.Happened;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.TopicContent;
import io.cygi.eventtopic.TopicContent.Stored;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.messaging.store.GroupedEventStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A publisher that stops between two instructions changes nothing when it goes on after another one has taken over. */
@Timeout(240)
class PublisherFencingTest {

    private final String topic = Stage.unique("events");

    @Test
    void keepsOrderAndPublishesOnceWhenAStoppedPublisherContinues() throws Exception {
        try (Stage stage = new Stage()) {
            ConfigurableApplicationContext process = stage.process(
                    Stage.unique("db"), Map.of("cygi.events.publish", "true", "cygi.events.topic", topic));
            process.getBean(EventPublisher.class).stop();
            process.getBean(TopicAdmin.class).require(true);
            GroupedEventStore store = process.getBean(GroupedEventStore.class);
            store.publish(Happened.to("a", 0), Happened.to("b", 0));

            try (HandPublisher stopped = new HandPublisher(process, "one");
                    HandPublisher next = new HandPublisher(process, "two");
                    HandPublisher last = new HandPublisher(process, "three")) {
                PublisherTerm beforeSending = stopped.claimed().begun();
                assertThat(next.claim().take()).as("while the claim lasts").isEmpty();
                HandPublisher.expire(process);
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
                HandPublisher.expire(process);
                last.claimed();
                HandPublisher.expire(process);
                next.claimed();
                last.producer().initTransactions();
                assertThatExceptionOfType(ClaimLostException.class).isThrownBy(last::confirmed);
                PublisherTerm fourth = next.confirmed();
                store.publish(Happened.to("a", 2), Happened.to("b", 2));
                assertThatExceptionOfType(ClaimLostException.class)
                        .isThrownBy(() -> fourth.publishNext(Duration.ZERO))
                        .withCauseInstanceOf(KafkaException.class);
            }
            try (HandPublisher again = new HandPublisher(process, "two")) {
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
                try (HandPublisher publisher = new HandPublisher(process, killed)) {
                    PublisherTerm term = publisher.claimed().begun();
                    HandPublisher.expire(process);
                    // The move fails because the term is over; the transaction was committed before it.
                    HandPublisher other = new HandPublisher(process, killed + "-successor").claimed();
                    assertThatExceptionOfType(ClaimLostException.class)
                            .isThrownBy(() -> term.publishNext(Duration.ZERO));
                    HandPublisher.expire(process);
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

            HandPublisher.Means means = new HandPublisher.Means(
                    Duration.ofMillis(600), real -> slowed(real, acknowledged), System::nanoTime);
            try (HandPublisher slow = new HandPublisher(process, "one", means)) {
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

    /** Each call takes a third of the lease, as over a slow network. */
    @Test
    void keepsTheClaimWhileEachEventOfAPageTakesAWhile() throws Exception {
        try (Stage stage = new Stage()) {
            ConfigurableApplicationContext process = stage.process(
                    Stage.unique("db"), Map.of("cygi.events.publish", "true", "cygi.events.topic", topic));
            process.getBean(EventPublisher.class).stop();
            process.getBean(TopicAdmin.class).require(true);
            for (int sequence = 0; sequence < 4; sequence++) {
                process.getBean(GroupedEventStore.class).publish(Happened.to("a", sequence));
            }
            Duration lease = Duration.ofDays(1);
            AtomicLong nanos = new AtomicLong();
            List<Boolean> extended = new ArrayList<>();
            try (HandPublisher slow = new HandPublisher(
                    process,
                    "one",
                    new HandPublisher.Means(
                            lease,
                            real -> beforeEachCall(real, () -> {
                                extended.add(claimedUntil(process) > 0);
                                HandPublisher.expire(process);
                                nanos.addAndGet(lease.dividedBy(3).toNanos());
                            }),
                            nanos::get))) {
                slow.claimed().begun().publishNext(Duration.ZERO);
            }
            assertThat(extended)
                    .as("before each send and each answer")
                    .hasSize(8)
                    .containsOnly(true);
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

    /** {@return a producer} @param call is run before each send, and before each answer is waited for */
    @SuppressWarnings("unchecked")
    private static Producer<byte[], byte[]> beforeEachCall(Producer<byte[], byte[]> real, Runnable call) {
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("send")) {
                        return method.invoke(real, arguments);
                    }
                    call.run();
                    Future<RecordMetadata> answer = (Future<RecordMetadata>) method.invoke(real, arguments);
                    return new FutureTask<RecordMetadata>(answer::get) {

                        @Override
                        public RecordMetadata get(long timeout, TimeUnit unit)
                                throws InterruptedException, ExecutionException {
                            call.run();
                            return answer.get();
                        }
                    };
                });
    }
}
