package io.cygi.queue.kafka.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Creates the Kafka clients of this process from {@code spring.kafka} and the settings of waiting rooms. They connect
 * on first use, so that the platform can start before its broker.
 */
public final class KafkaClients implements AutoCloseable {

    private static final String CONTROLLERS = "-controllers";
    private static final int RECORDS_PER_POLL_MAX = 10_000;
    private static final int LINGER_MILLIS = 2;
    private static final int HEARTBEATS_PER_SESSION = 4;
    private static final int DRAW_MILLIS_MAX = 300_000;
    private static final int DRAW_BATCH_BYTES = 256 * 1_024;

    private final KafkaProperties kafka;
    private final WaitingRoomProperties properties;
    private final Supplier<List<String>> servers;
    private final String node;
    private final Object monitor = new Object();
    private volatile @Nullable DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private volatile @Nullable Producer<byte[], byte[]> producer;
    private volatile @Nullable Admin admin;

    KafkaClients(KafkaProperties kafka, WaitingRoomProperties properties, Supplier<List<String>> servers, String node) {
        this.kafka = kafka;
        this.properties = properties;
        this.servers = servers;
        this.node = node;
    }

    private DefaultKafkaProducerFactory<byte[], byte[]> producerFactory() {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers.get());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        int timeout = Math.toIntExact(properties.answerTimeout().toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        return new DefaultKafkaProducerFactory<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** {@return a transactional producer} It fences off earlier producers with the same name. */
    public Producer<byte[], byte[]> transactionalProducer(String name) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers.get());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, DRAW_MILLIS_MAX);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, DRAW_BATCH_BYTES);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Admin newAdmin() {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers.get());
        return Admin.create(settings);
    }

    public Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> connected = producer;
        if (connected == null) {
            synchronized (monitor) {
                connected = producer;
                if (connected == null) {
                    DefaultKafkaProducerFactory<byte[], byte[]> factory = producerFactory();
                    producers = factory;
                    connected = factory.createProducer();
                    producer = connected;
                }
            }
        }
        return connected;
    }

    Admin admin() {
        Admin connected = admin;
        if (connected == null) {
            synchronized (monitor) {
                connected = admin;
                if (connected == null) {
                    connected = newAdmin();
                    admin = connected;
                }
            }
        }
        return connected;
    }

    /** {@return a consumer without a group, which is told the partitions to read} */
    public Consumer<byte[], byte[]> reader() {
        return consumer(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL_MAX));
    }

    /** {@return a consumer that takes part in the election of leaders} */
    public Consumer<byte[], byte[]> candidate() {
        Duration session = properties.sessionTimeout();
        return consumer(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.GROUP_ID_CONFIG,
                properties.topicPrefix() + CONTROLLERS,
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                node,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(session.toMillis()),
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(session.toMillis() / HEARTBEATS_PER_SESSION)));
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers.get());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(properties.answerTimeout().multipliedBy(2).toMillis()));
        settings.put(
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(properties.answerTimeout().multipliedBy(2).toMillis()));
        settings.putAll(own);
        return new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .createConsumer();
    }

    /** Closes all clients that are connected. */
    @Override
    public void close() {
        DefaultKafkaProducerFactory<byte[], byte[]> factory = producers;
        if (factory != null) {
            factory.destroy();
        }
        Admin used = admin;
        if (used != null) {
            used.close(properties.answerTimeout());
        }
    }
}
