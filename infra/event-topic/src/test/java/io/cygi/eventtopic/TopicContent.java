package io.cygi.eventtopic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cygi.contracts.catalogue.EventHeader;
import io.cygi.eventtopic.client.TopicTail;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads all events of a topic, with a plain Kafka consumer, and all events of a store, in a form that a test can compare. */
public final class TopicContent {

    private TopicContent() {}

    /**
     * An event, as text.
     *
     * @param aggregateId the identifier of its aggregate
     * @param sequence its sequence number in the aggregate
     * @param fields all its stored fields
     */
    public record Stored(String aggregateId, long sequence, String fields) {}

    /** {@return the committed events of a topic, partition by partition} */
    public static List<Stored> topic(Stage stage, String topic) {
        return records(stage, topic).stream().map(TopicContent::stored).toList();
    }

    public static List<ConsumerRecord<byte[], byte[]>> records(Stage stage, String topic) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        stage.servers(),
                        "isolation.level",
                        "read_committed",
                        "fetch.max.wait.ms",
                        10),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicTail tail = new TopicTail(consumer, Duration.ofSeconds(60));
            Map<Integer, List<ConsumerRecord<byte[], byte[]>>> found = new TreeMap<>();
            Map<TopicPartition, TopicTail.Range> ranges = new HashMap<>();
            tail.ends(TopicTail.partitions(topic, consumer.partitionsFor(topic).size()))
                    .forEach((partition, end) -> ranges.put(partition, new TopicTail.Range(0, end)));
            tail.read(ranges, record -> found.computeIfAbsent(record.partition(), none -> new ArrayList<>())
                    .add(record));
            return found.values().stream().flatMap(List::stream).toList();
        }
    }

    private static Stored stored(ConsumerRecord<byte[], byte[]> record) {
        return new Stored(
                new String(record.key(), UTF_8),
                Long.parseLong(header(record, EventHeader.SEQUENCE)),
                String.join(
                        "|",
                        header(record, EventHeader.GLOBAL_INDEX),
                        header(record, EventHeader.EVENT_ID),
                        header(record, EventHeader.EVENT_TYPE),
                        header(record, EventHeader.EVENT_REVISION),
                        header(record, EventHeader.AGGREGATE_TYPE),
                        header(record, EventHeader.RECORDED_AT),
                        header(record, EventHeader.META_DATA),
                        new String(record.value(), UTF_8)));
    }

    public static String header(ConsumerRecord<byte[], byte[]> record, EventHeader header) {
        return new String(record.headers().lastHeader(header.key()).value(), UTF_8);
    }

    /** {@return all events of a store, in the order of their indexes} */
    public static List<Stored> store(JdbcTemplate jdbc) {
        return jdbc.query(
                "SELECT * FROM domain_event ORDER BY global_index",
                (row, number) -> new Stored(
                        row.getString("aggregate_identifier"),
                        row.getLong("sequence_number"),
                        String.join(
                                "|",
                                row.getString("global_index"),
                                row.getString("event_identifier"),
                                row.getString("payload_type"),
                                row.getString("payload_revision"),
                                row.getString("aggregate_type"),
                                row.getString("recorded_at"),
                                new String(row.getBytes("meta_data"), UTF_8),
                                new String(row.getBytes("payload"), UTF_8))));
    }

    /** {@return the events in an order that does not depend on partitions} */
    public static List<Stored> sorted(List<Stored> events) {
        return events.stream().sorted(Comparator.comparing(Stored::toString)).toList();
    }

    /** {@return a checksum that does not depend on the order of aggregates} */
    public static String checksum(List<Stored> events) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            events.stream().map(Stored::toString).sorted().forEach(event -> digest.update(event.getBytes(UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
