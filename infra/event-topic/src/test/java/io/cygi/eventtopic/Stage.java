package io.cygi.eventtopic;

import io.cygi.broker.EmbeddedBroker;
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
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A real broker, and processes with databases of their own. */
public final class Stage implements AutoCloseable {

    public static final Duration SOON = Duration.ofSeconds(60);

    /** What every process on the stage is started with. */
    public static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("spring.flyway.enabled", "false"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.datasource.hikari.maximum-pool-size", "8"),
            Map.entry("spring.datasource.hikari.auto-commit", "false"),
            Map.entry("spring.datasource.hikari.transaction-isolation", "TRANSACTION_READ_COMMITTED"),
            Map.entry("spring.datasource.hikari.data-source-properties.rewriteBatchedStatements", "true"),
            Map.entry("cygi.events.lease", "3s"),
            Map.entry("cygi.events.answer-timeout", "3s"),
            Map.entry("logging.level.org.apache.kafka", "ERROR"),
            Map.entry("logging.level.kafka", "ERROR"));

    public final EmbeddedBroker broker;
    private final Path folder;
    private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();

    /** Nothing but the event store, the topic, and what they need. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
                "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration"
            })
    public static class Application {}

    public Stage() {
        try {
            folder = Files.createTempDirectory("event-topic");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = new EmbeddedBroker(folder.resolve("broker"));
        broker.start();
    }

    public String servers() {
        return broker.getBootstrapServers().getFirst();
    }

    /** {@return a name that no other test has} */
    public static String unique(String prefix) {
        return prefix + TimeOrderedIds.next().replace("-", "").substring(8, 24);
    }

    /** {@return a process that publishes its event store} */
    public ConfigurableApplicationContext publisher(String database, String topic) {
        return process(database, Map.of("cygi.events.publish", "true", "cygi.events.topic", topic));
    }

    /** {@return a process} @param database its own, made where there is none @param settings besides those of all */
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
        broker.close();
        org.springframework.util.FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
