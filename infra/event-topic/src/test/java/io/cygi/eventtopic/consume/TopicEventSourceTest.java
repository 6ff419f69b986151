package io.cygi.eventtopic.consume;

import static io.cygi.eventtopic.Stage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.eventtopic.Happened;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.TopicContent;
import io.cygi.messaging.store.EventFeed;
import io.cygi.messaging.store.GroupedEventStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Streams of the topic, without processors. */
@Timeout(240)
class TopicEventSourceTest {

    private static @Nullable Stage stage;
    private static @Nullable ConfigurableApplicationContext process;
    private static String topic = "";

    @BeforeAll
    static void begin() {
        Stage begun = new Stage();
        topic = Stage.unique("events");
        stage = begun;
        process = begun.process(
                Stage.unique("db"),
                Map.of(
                        "cygi.events.source",
                        "topic",
                        "cygi.events.publish",
                        "true",
                        "cygi.events.partitions",
                        "3",
                        "cygi.events.topic",
                        topic));
    }

    @AfterAll
    static void end() {
        Objects.requireNonNull(stage).close();
    }

    private static ConfigurableApplicationContext process() {
        return Objects.requireNonNull(process);
    }

    private static StreamableMessageSource<TrackedEventMessage<?>> source() {
        return process().getBean(EventFeed.class).source();
    }

    private static void store(String aggregate, int from, int to) {
        GroupedEventStore store = process().getBean(GroupedEventStore.class);
        for (int sequence = from; sequence < to; sequence++) {
            store.publish(Happened.to(aggregate, sequence));
        }
    }

    private static void awaitInTopic(String aggregate, int events) {
        Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> TopicContent.topic(Objects.requireNonNull(stage), topic).stream()
                                .filter(event -> event.aggregateId().equals(aggregate))
                                .count()
                        == events);
    }

    /** {@return the next events of an aggregate} */
    private static List<TrackedEventMessage<?>> next(
            BlockingStream<TrackedEventMessage<?>> stream, String aggregate, int count) throws InterruptedException {
        List<TrackedEventMessage<?>> found = new ArrayList<>();
        while (found.size() < count && stream.hasNextAvailable(20, TimeUnit.SECONDS)) {
            TrackedEventMessage<?> event = stream.nextAvailable();
            if (event instanceof DomainEventMessage<?> domain
                    && domain.getAggregateIdentifier().equals(aggregate)) {
                found.add(event);
            }
        }
        return found;
    }

    private static List<Long> sequences(List<TrackedEventMessage<?>> events) {
        return events.stream()
                .map(event -> ((DomainEventMessage<?>) event).getSequenceNumber())
                .toList();
    }

    @Test
    void givesTheEventsAsTheStoreDoes() throws InterruptedException {
        store("same", 0, 3);
        try (BlockingStream<TrackedEventMessage<?>> stream = source().openStream(null);
                BlockingStream<TrackedEventMessage<?>> stored =
                        process().getBean(GroupedEventStore.class).openStream(null)) {
            List<TrackedEventMessage<?>> read = next(stream, "same", 3);
            List<TrackedEventMessage<?>> expected = next(stored, "same", 3);
            for (int event = 0; event < 3; event++) {
                assertThat(read.get(event).getPayload())
                        .isEqualTo(expected.get(event).getPayload());
                assertThat(read.get(event).getMetaData())
                        .isEqualTo(expected.get(event).getMetaData());
                assertThat(read.get(event).getIdentifier())
                        .isEqualTo(expected.get(event).getIdentifier());
                assertThat(read.get(event).getTimestamp())
                        .isEqualTo(expected.get(event).getTimestamp());
            }
        }
    }

    @Test
    void beginsAtAPositionAtTheHeadAndAtATime() throws InterruptedException {
        store("positions", 0, 5);
        awaitInTopic("positions", 5);
        TrackingToken head = source().createHeadToken();
        TrackingToken now = source().createTokenAt(Instant.now().plusSeconds(3_600));
        assertThat(now).isEqualTo(head);
        TrackingToken behindTwo;
        try (BlockingStream<TrackedEventMessage<?>> stream = source().openStream(source().createTailToken())) {
            behindTwo = next(stream, "positions", 2).getLast().trackingToken();
        }
        assertThat(head.covers(behindTwo)).isTrue();
        store("positions", 5, 7);

        try (BlockingStream<TrackedEventMessage<?>> stream = source().openStream(head)) {
            assertThat(sequences(next(stream, "positions", 2))).containsExactly(5L, 6L);
        }
        try (BlockingStream<TrackedEventMessage<?>> stream = source().openStream(behindTwo)) {
            assertThat(sequences(next(stream, "positions", 5))).containsExactly(2L, 3L, 4L, 5L, 6L);
        }
        try (BlockingStream<TrackedEventMessage<?>> stream =
                source().openStream(source().createTokenAt(Instant.now().minusSeconds(3_600)))) {
            assertThat(sequences(next(stream, "positions", 7))).startsWith(0L, 1L);
        }
    }

    @Test
    void dropsRepeatedEvents() throws InterruptedException {
        store("twice", 0, 4);
        awaitInTopic("twice", 4);
        List<ConsumerRecord<byte[], byte[]>> all = TopicContent.records(Objects.requireNonNull(stage), topic).stream()
                .filter(record -> new String(record.key()).equals("twice"))
                .toList();
        try (Producer<byte[], byte[]> stranger = Objects.requireNonNull(stage).strangersProducer()) {
            for (ConsumerRecord<byte[], byte[]> record : all.subList(1, 3)) {
                var unused = stranger.send(new ProducerRecord<>(
                        topic, record.partition(), record.key(), record.value(), record.headers()));
            }
            stranger.flush();
        }
        store("twice", 4, 6);

        try (BlockingStream<TrackedEventMessage<?>> stream = source().openStream(null)) {
            assertThat(sequences(next(stream, "twice", 6))).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        }
    }

    /** It is published as it was stored, and the reader's upcasters bring it up to date. */
    @Test
    void upcastsEarlierRevisions() throws InterruptedException {
        process().getBean(TransactionTemplate.class).executeWithoutResult(begun -> process()
                .getBean(JdbcTemplate.class)
                .update("""
                        INSERT INTO domain_event (aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                               recorded_at, payload_type, payload_revision, payload, meta_data)
                        VALUES ('old', 0, 'Reservation', 'old-0', '2026-11-24T13:15:26.051Z', 'reservation.payment-started',
                                '1', ?, '{}')""", "{\"reservationId\":\"c/reservation/r\",\"amount\":{\"amount\":5,\"currency\":\"KRW\"}}"));
        try (BlockingStream<TrackedEventMessage<?>> stream = source().openStream(null)) {
            TrackedEventMessage<?> read = next(stream, "old", 1).getFirst();
            assertThat(read.getPayloadType()).isEqualTo(ReservationPaymentStarted.class);
        }
    }

    @Test
    void leavesOutUnhandledEventsButAdvancesItsPosition() throws InterruptedException {
        store("skipped", 0, 1);
        awaitInTopic("skipped", 1);
        try (BlockingStream<TrackedEventMessage<?>> stream = source().openStream(source().createHeadToken())) {
            store("skipped", 1, 2);
            stream.skipMessagesWithPayloadTypeOf(next(stream, "skipped", 1).getFirst());
            store("skipped", 2, 60);
            awaitInTopic("skipped", 60);
            TrackingToken head = source().createHeadToken();

            int shown = 0;
            TrackingToken last = TopicPosition.BEGINNING;
            while (!last.covers(head) && stream.hasNextAvailable(20, TimeUnit.SECONDS)) {
                last = stream.nextAvailable().trackingToken();
                shown++;
            }
            assertThat(last.covers(head)).isTrue();
            assertThat(shown).as("signs of progress among 58").isLessThan(58);
        }
    }
}
