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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers of topics with faults. */
@Timeout(120)
class TopicReaderTest {

    private static final int PARTITIONS = 2;
    private static final Duration POLL = Duration.ofMillis(100);

    @AutoClose
    private final Stage stage = new Stage();

    private final String topic = Stage.unique("events");
    private final EventsProperties properties = Stage.properties(topic, PARTITIONS, -1, null);
    private final TopicClients clients = stage.clients(properties);
    private final TopicAdmin admin = new TopicAdmin(clients, properties);
    private final TopicWatch watch = new TopicWatch(admin, properties);

    @BeforeEach
    void create() {
        admin.require(true);
    }

    private TopicReader reader(TopicPosition position) {
        return new TopicReader(clients.reader(), watch, properties, position);
    }

    /** Writes an event. @param id the identifier of the event */
    private void write(Producer<byte[], byte[]> producer, int partition, String aggregate, long sequence, String id) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, aggregate.getBytes(UTF_8), "{}".getBytes(UTF_8));
        Map.of(
                        EventHeader.EVENT_ID,
                        id,
                        EventHeader.EVENT_TYPE,
                        "test",
                        EventHeader.AGGREGATE_ID,
                        aggregate,
                        EventHeader.SEQUENCE,
                        Long.toString(sequence),
                        EventHeader.GLOBAL_INDEX,
                        "1",
                        EventHeader.RECORDED_AT,
                        "2026-11-24T13:15:26.051Z",
                        EventHeader.META_DATA,
                        "{}")
                .forEach((header, value) -> record.headers().add(header.key(), value.getBytes(UTF_8)));
        var unused = producer.send(record);
    }

    private void write(int partition, String aggregate, long from, long to) {
        try (Producer<byte[], byte[]> producer = stage.strangersProducer()) {
            for (long sequence = from; sequence < to; sequence++) {
                write(producer, partition, aggregate, sequence, aggregate + sequence);
            }
        }
    }

    /** {@return the next events, as aggregate and sequence} */
    private static List<String> read(TopicReader reader, int count) throws InterruptedException {
        return readEvents(reader, count).stream()
                .map(event -> (DomainEventData<?>) event)
                .map(event -> event.getAggregateIdentifier() + event.getSequenceNumber())
                .toList();
    }

    private static List<TrackedEventData<byte[]>> readEvents(TopicReader reader, int count)
            throws InterruptedException {
        List<TrackedEventData<byte[]>> events = new ArrayList<>();
        long deadline = System.nanoTime() + SOON.toNanos();
        while (events.size() < count && System.nanoTime() < deadline) {
            events.addAll(reader.poll(POLL));
        }
        return events;
    }

    private static TopicPosition last(List<TrackedEventData<byte[]>> events) {
        return TopicPosition.of(events.getLast().trackingToken());
    }

    private static void assertFault(TopicReader reader, String what) {
        assertThatExceptionOfType(TopicMismatchException.class)
                .isThrownBy(() -> read(reader, Integer.MAX_VALUE))
                .withMessageContaining(what)
                .withMessageContaining("docs/operations.md");
    }

    @Test
    void dropsAnEventOnlyIfItIsTheSame() throws InterruptedException {
        write(0, "a", 0, 3);
        write(0, "a", 1, 3);
        write(0, "a", 3, 4);
        try (TopicReader reader = reader(TopicPosition.BEGINNING)) {
            assertThat(read(reader, 4)).containsExactly("a0", "a1", "a2", "a3");
            try (Producer<byte[], byte[]> producer = stage.strangersProducer()) {
                write(producer, 0, "a", 3, "another");
            }
            assertFault(reader, "The aggregate a has the event another at sequence 3");
        }
    }

    /** A processor that has failed opens another stream at its stored position. */
    @Test
    void failsAgainInTheNextStream() throws InterruptedException {
        write(0, "a", 0, 1);
        write(0, "b", 0, TopicReader.LEARNT_MAX + 8);
        TopicPosition stored;
        try (TopicReader reader = reader(TopicPosition.BEGINNING)) {
            stored = last(readEvents(reader, TopicReader.LEARNT_MAX + 9));
            try (Producer<byte[], byte[]> producer = stage.strangersProducer()) {
                write(producer, 0, "a", 0, "another");
            }
            assertFault(reader, "The aggregate a has the event another at sequence 0");
        }
        try (TopicReader reader = reader(stored)) {
            assertFault(reader, "The aggregate a has the event another at sequence 0");
        }
    }

    /** Another process knows the events before its position only. */
    @Test
    void readsAPieceOfTheTopicBeforeItsPosition() throws InterruptedException {
        write(0, "a", 0, 3);
        try (Producer<byte[], byte[]> producer = stage.strangersProducer()) {
            write(producer, 0, "a", 2, "another");
        }
        try (TopicReader reader = reader(new TopicPosition(new long[] {3, 0}, null))) {
            assertFault(reader, "The aggregate a has the event another at sequence 2");
        }
        try (TopicReader reader = reader(new TopicPosition(new long[] {4, 0}, null))) {
            write(0, "a", 3, 4);
            assertThat(read(reader, 1)).containsExactly("a3");
        }
    }

    @Test
    void failsIfAnEarlierEventOfAnAggregateComesLate() throws InterruptedException {
        write(0, "a", 5, 6);
        write(0, "a", 4, 5);
        try (TopicReader reader = reader(TopicPosition.BEGINNING)) {
            assertFault(reader, "The aggregate a has the event a4 at sequence 4");
        }
    }

    @Test
    void keepsTheTopicWithThePosition() throws InterruptedException {
        write(1, "a", 0, 2);
        try (TopicReader reader = reader(new TopicPosition(new long[] {0, 1}, null))) {
            List<TrackedEventData<byte[]>> events = readEvents(reader, 1);
            assertThat(last(events))
                    .isEqualTo(new TopicPosition(
                            new long[] {0, 2}, admin.describe().id()));
        }
    }

    @Test
    void failsIfTheTopicIsMadeAnew() throws Exception {
        write(0, "a", 0, 2);
        TopicPosition stored;
        try (TopicReader reader = reader(TopicPosition.BEGINNING)) {
            stored = last(readEvents(reader, 2));
            delete();
            assertThatExceptionOfType(TopicMismatchException.class)
                    .isThrownBy(watch::look)
                    .withMessageContaining("was deleted");
            admin.require(true);
            write(0, "b", 0, 5);
            watch.look();
            assertFault(reader, "was made anew");
        }
        try (TopicReader reader = reader(stored)) {
            assertFault(reader, "was made anew");
        }
        try (TopicReader reader = reader(TopicPosition.BEGINNING)) {
            assertThat(read(reader, 5)).hasSize(5);
        }
    }

    private void delete() throws Exception {
        try (Admin kafka = stage.admin()) {
            kafka.deleteTopics(List.of(topic)).all().get();
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> !kafka.listTopics().names().get().contains(topic));
        }
    }

    @Test
    void failsIfTheTopicHasLostRecords() throws Exception {
        write(0, "a", 0, 2);
        try (TopicReader reader = reader(new TopicPosition(new long[] {3, 0}, null))) {
            assertFault(reader, topic + "-0 has lost its newest records: it ends at 2, and ended at 3 before.");
        }
        try (Admin kafka = stage.admin()) {
            kafka.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
        }
        try (TopicReader reader = reader(TopicPosition.BEGINNING)) {
            assertFault(reader, "has no records at");
        }
    }

    @Test
    void failsIfPartitionsAreAdded() throws Exception {
        write(0, "a", 0, 2);
        TopicPosition stored;
        try (TopicReader reader = reader(TopicPosition.BEGINNING)) {
            stored = last(readEvents(reader, 2));
            try (Admin kafka = stage.admin()) {
                kafka.createPartitions(Map.of(topic, NewPartitions.increaseTo(PARTITIONS + 1)))
                        .all()
                        .get();
            }
            Awaitility.await().atMost(SOON).until(() -> watch.look().partitions() == PARTITIONS + 1);
            assertFault(reader, "has 3 partitions, and the position has 2");
        }
        try (TopicReader reader = reader(stored)) {
            assertFault(reader, "has 3 partitions, and the position has 2");
        }
        try (TopicReader reader = reader(new TopicPosition(new long[7], null))) {
            assertFault(reader, "has 3 partitions, and the position has 7");
        }
    }

    @Test
    void waitsForATopicThatDoesNotExistYet() throws Exception {
        delete();
        try (TopicReader reader = reader(TopicPosition.BEGINNING)) {
            assertThat(reader.poll(POLL)).isEmpty();
            admin.require(true);
            write(1, "a", 0, 1);
            assertThat(read(reader, 1)).containsExactly("a0");
        }
    }
}
