package io.cygi.eventtopic.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Creates the Kafka clients for the topic of events, by the settings of {@code spring.kafka} and those that the topic needs. */
public final class TopicClients {

    /** The most records that a reader gets at once. */
    public static final int RECORDS_PER_POLL_MAX = 1_024;

    /** The longest time in ms that the broker waits for records of a tail. Those records exist, so no wait is needed. */
    private static final int TAIL_WAIT_MILLIS = 10;

    private static final int FETCH_BYTES_MAX = 8 * 1_024 * 1_024;
    private static final int PARTITION_FETCH_BYTES_MAX = 1_024 * 1_024;
    private static final int BATCH_BYTES = 256 * 1_024;
    private static final String COMPRESSION = "lz4";

    private final KafkaProperties kafka;
    private final EventsProperties properties;
    private final Supplier<List<String>> servers;

    /** Creates the factory. @param kafka Spring's settings @param properties the topic's @param servers gives the brokers' addresses */
    public TopicClients(KafkaProperties kafka, EventsProperties properties, Supplier<List<String>> servers) {
        this.kafka = kafka;
        this.properties = properties;
        this.servers = servers;
    }

    /** {@return a producer for the publisher} All producers have one transactional id, so the newest fences off the others. */
    public Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers.get());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, properties.topic() + ".publisher");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, properties.recordBytesMax());
        settings.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                2L * Math.max(properties.recordBytesMax(), properties.transactionBytesMax()));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, answerMillis());
        // A commit cannot extend the claim, so it ends within the lease.
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Math.min(2L * answerMillis(), properties.lease().toMillis() / 2));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * answerMillis());
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 4 * answerMillis());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** {@return a reader of committed records, which reads at positions that it is given and has no position of its own} */
    public Consumer<byte[], byte[]> reader() {
        return consumer(Map.of());
    }

    /** {@return a reader for {@link TopicTail}} The broker hardly waits for records that do not exist yet. */
    public Consumer<byte[], byte[]> tailReader() {
        return consumer(Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, TAIL_WAIT_MILLIS));
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> others) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers.get());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL_MAX);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES_MAX);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2 * answerMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, answerMillis());
        settings.putAll(others);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers.get());
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, answerMillis());
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 2 * answerMillis());
        return Admin.create(settings);
    }

    private int answerMillis() {
        return Math.toIntExact(properties.answerTimeout().toMillis());
    }
}
