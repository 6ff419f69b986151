package io.cygi.eventtopic.consume;

import static io.cygi.eventtopic.Stage.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.contracts.catalogue.EventHeader;
import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicMismatchException;
import io.cygi.eventtopic.client.TopicWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody has written a record that is no event between the second and the third event. */
@Timeout(120)
class UnreadableRecordTest {

    private static final Duration POLL = Duration.ofMillis(100);

    @AutoClose
    private final Stage stage = new Stage();

    private final String topic = Stage.unique("events");
    private final EventsProperties properties = Stage.properties(topic, 1, -1, null);
    private final TopicClients clients = stage.clients(properties);
    private final TopicAdmin admin = new TopicAdmin(clients, properties);
    private final TopicWatch watch = new TopicWatch(admin, properties);

    /** The fault of a record. */
    enum Flaw {
        KEY,
        PAYLOAD,
        HEADERS,
        HEADER_VALUE,
        SEQUENCE
    }

    @BeforeEach
    void create() {
        admin.require(true);
    }

    private ProducerRecord<byte[], byte[]> event(long sequence) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, 0, "a".getBytes(UTF_8), "{}".getBytes(UTF_8));
        Map.of(
                        EventHeader.EVENT_ID,
                        "a" + sequence,
                        EventHeader.EVENT_TYPE,
                        "test",
                        EventHeader.AGGREGATE_ID,
                        "a",
                        EventHeader.SEQUENCE,
                        Long.toString(sequence),
                        EventHeader.RECORDED_AT,
                        "2026-11-24T13:15:26.051Z",
                        EventHeader.META_DATA,
                        "{}")
                .forEach((header, value) -> record.headers().add(header.key(), value.getBytes(UTF_8)));
        return record;
    }

    private ProducerRecord<byte[], byte[]> flawed(Flaw flaw) {
        ProducerRecord<byte[], byte[]> record = event(9);
        switch (flaw) {
            case KEY -> {
                return new ProducerRecord<byte[], byte[]>(topic, 0, null, record.value(), record.headers());
            }
            case PAYLOAD -> {
                return new ProducerRecord<byte[], byte[]>(topic, 0, record.key(), null, record.headers());
            }
            case HEADERS -> {
                return new ProducerRecord<>(topic, 0, record.key(), record.value());
            }
            case HEADER_VALUE ->
                record.headers().remove(EventHeader.EVENT_ID.key()).add(EventHeader.EVENT_ID.key(), null);
            case SEQUENCE ->
                record.headers()
                        .remove(EventHeader.SEQUENCE.key())
                        .add(EventHeader.SEQUENCE.key(), "nine".getBytes(UTF_8));
        }
        return record;
    }

    private void write(Flaw flaw) {
        try (Producer<byte[], byte[]> producer = stage.strangersProducer()) {
            for (var record : List.of(event(0), event(1), flawed(flaw), event(2))) {
                var unused = producer.send(record);
            }
        }
    }

    private TopicReader reader(TopicPosition position) {
        return new TopicReader(clients.reader(), watch, properties, position);
    }

    private static List<Long> read(TopicReader reader, int count) throws InterruptedException {
        List<TrackedEventData<byte[]>> events = new ArrayList<>();
        long deadline = System.nanoTime() + SOON.toNanos();
        while (events.size() < count && System.nanoTime() < deadline) {
            events.addAll(reader.poll(POLL));
        }
        return events.stream()
                .map(event -> ((DomainEventData<?>) event).getSequenceNumber())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void stopsTheReaderThatComesToItBehindTheEventsBefore(Flaw flaw) throws InterruptedException {
        write(flaw);
        try (TopicReader reader = reader(TopicPosition.BEGINNING)) {
            assertThat(read(reader, 2)).containsExactly(0L, 1L);
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatExceptionOfType(TopicMismatchException.class)
                        .isThrownBy(() -> read(reader, 1))
                        .withMessageContaining("has a record that is no event")
                        .withMessageContaining(topic + "-0@2")
                        .withMessageContaining("docs/operations.md");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotStopAReaderBehindIt(Flaw flaw) throws InterruptedException {
        write(flaw);
        try (TopicReader reader = reader(new TopicPosition(new long[] {3}, null))) {
            assertThat(read(reader, 1)).containsExactly(2L);
        }
    }
}
