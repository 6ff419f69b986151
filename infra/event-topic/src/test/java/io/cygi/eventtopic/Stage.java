package io.cygi.eventtopic;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.messaging.TestDatabase;
import io.cygi.messaging.TimeOrderedIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

/** A real broker, shared by all tests of the JVM, and processes with databases of their own. */
public final class Stage implements AutoCloseable {

    public static final Duration SOON = Duration.ofSeconds(60);

    /** The settings of every process on the stage. */
    public static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("spring.flyway.enabled", "false"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.datasource.hikari.maximum-pool-size", "8"),
            Map.entry("spring.datasource.hikari.auto-commit", "false"),
            Map.entry("spring.datasource.hikari.transaction-isolation", "TRANSACTION_READ_COMMITTED"),
            Map.entry("spring.datasource.hikari.data-source-properties.rewriteBatchedStatements", "true"),
            Map.entry("cygi.events.lease", "3s"),
            Map.entry("cygi.events.answer-timeout", "2s"),
            Map.entry("cygi.events.look", "500ms"),
            Map.entry("logging.level.org.apache.kafka", "ERROR"),
            Map.entry("logging.level.kafka", "ERROR"));

    public final EmbeddedBroker broker = Shared.BROKER;
    private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();

    /** A process with the event store, the topic and the parts that they need. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
                "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration"
            })
    public static class Application {}

    /** The parts that start with the first stage and run until the JVM ends. */
    private static final class Shared {

        private static final EmbeddedBroker BROKER = start();

        private static EmbeddedBroker start() {
            try {
                Path folder = Files.createTempDirectory("event-topic");
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
                EmbeddedBroker broker = new EmbeddedBroker(folder.resolve("broker"));
                broker.start();
                return broker;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public String servers() {
        return broker.getBootstrapServers().getFirst();
    }

    /** {@return a name that no other test has} */
    public static String unique(String prefix) {
        return prefix + TimeOrderedIds.next().replace("-", "").substring(8, 24);
    }

    /** {@return the broker's administration} */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers()));
    }

    /** {@return a producer that knows nothing of publishers} */
    public Producer<byte[], byte[]> strangersProducer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** {@return the settings of a topic, for tests without a process} */
    public static EventsProperties properties(String topic, int partitions, int replication, @Nullable Integer inSync) {
        return new EventsProperties(
                EventsProperties.Source.TOPIC,
                true,
                topic,
                partitions,
                (short) replication,
                inSync,
                1_000_000,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                16,
                1_000_000,
                Duration.ofSeconds(1));
    }

    /** {@return clients of the broker} @param properties the settings of the topic */
    public TopicClients clients(EventsProperties properties) {
        return new TopicClients(new KafkaProperties(), properties, () -> List.of(servers()));
    }

    /** {@return a process that publishes its event store} */
    public ConfigurableApplicationContext publisher(String database, String topic) {
        return process(database, Map.of("cygi.events.publish", "true", "cygi.events.topic", topic));
    }

    /** {@return a process} @param database its database, created if there is none @param settings further settings */
    public ConfigurableApplicationContext process(
            String database, Map<String, String> settings, Class<?>... configurations) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("spring.kafka.bootstrap-servers", servers());
        ConfigurableApplicationContext process = new SpringApplicationBuilder(Application.class)
                .sources(configurations)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(new HashMap<>(SETTINGS))
                .initializers(context -> {
                    TestPropertyValues.of(all).applyTo(context);
                    new TestDatabase().initialize(context);
                    String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
                    TestPropertyValues.of("spring.datasource.url=" + url.replace("/cygi?", "/" + database + "?"))
                            .applyTo(context);
                })
                .run();
        running.push(process);
        return process;
    }

    @Override
    public void close() {
        running.forEach(ConfigurableApplicationContext::close);
    }
}
