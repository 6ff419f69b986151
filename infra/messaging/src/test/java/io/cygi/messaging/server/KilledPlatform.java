package io.cygi.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.exec.ManagedProcessException;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.saga.SagaSchemaConfiguration;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.history.EventHistory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A process on a MariaDB that is killed while the process lives. Started once for the tests of this package. */
final class KilledPlatform implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(40);

    final KillableDatabase server = new KillableDatabase();
    final ConfigurableApplicationContext process = process(Application.class, KillableDatabase.USER);
    final GroupedEventStore store = process.getBean(GroupedEventStore.class);
    final ServerWatch watch = process.getBean(ServerWatch.class);
    final JdbcTemplate jdbc = process.getBean(JdbcTemplate.class);
    final TransactionTemplate transaction = process.getBean(TransactionTemplate.class);

    KilledPlatform() throws Exception {}

    /** Gives the tests the platform, and ends it after the last of them. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == KilledPlatform.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(KilledPlatform.class))
                    .computeIfAbsent(KilledPlatform.class, key -> started(), KilledPlatform.class);
        }

        private static KilledPlatform started() {
            try {
                return new KilledPlatform();
            } catch (Exception e) {
                throw new IllegalStateException("The platform does not start", e);
            }
        }
    }

    /** {@return a process on the server} @param application its beans @param account the database's, with the tests' password */
    ConfigurableApplicationContext process(Class<?> application, String account) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + server.url(),
                        "--spring.datasource.username=" + account,
                        "--spring.datasource.password=" + KillableDatabase.PASSWORD,
                        "--spring.jpa.database-platform=org.hibernate.dialect.MariaDBDialect",
                        "--spring.flyway.enabled=false",
                        "--spring.datasource.hikari.maximum-pool-size=12",
                        "--spring.datasource.hikari.auto-commit=false",
                        "--spring.datasource.hikari.connection-timeout=3000",
                        "--spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                        "--spring.datasource.hikari.data-source-properties.useLocalSessionState=true",
                        "--spring.datasource.hikari.data-source-properties.useLocalTransactionState=true");
    }

    @Override
    public void close() throws ManagedProcessException {
        process.close();
        server.close();
    }

    /** {@return a connection that no watch has looked at} */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(server.url(), KillableDatabase.USER, KillableDatabase.PASSWORD);
    }

    void restart() throws Exception {
        long before = watch.run();
        server.killAndStart();
        Awaitility.await().atMost(SOON).until(() -> watch.run() == before + 1);
    }

    void flush() {
        jdbc.execute("FLUSH ENGINE LOGS");
    }

    Set<String> stored() {
        return Awaitility.await()
                .ignoreExceptions()
                .atMost(SOON)
                .until(
                        () -> new TreeSet<>(jdbc.queryForList(
                                "SELECT CONCAT(aggregate_identifier, '@', sequence_number) FROM domain_event",
                                String.class)),
                        found -> true);
    }

    long head() {
        Long head = jdbc.queryForObject("SELECT COALESCE(MAX(global_index), 0) FROM domain_event", Long.class);
        return head == null ? 0 : head;
    }

    String position() {
        return new String(jdbc.queryForObject(
                "SELECT token FROM processor_position WHERE processor_name = 'test-rows' AND segment = 0",
                byte[].class));
    }

    List<Map<String, Object>> ranges() {
        return jdbc.queryForList("SELECT last_before, first_after FROM left_out_indexes ORDER BY last_before");
    }

    void awaitHandled() {
        Awaitility.await().ignoreExceptions().atMost(SOON).untilAsserted(() -> {
            Set<String> stored = stored();
            assertThat(new TreeSet<>(jdbc.queryForList("SELECT what FROM handled", String.class)))
                    .as("the projection")
                    .isEqualTo(stored);
            assertThat(new TreeSet<>(process.getBean(Remembered.class).events))
                    .as("state in memory")
                    .isEqualTo(stored);
        });
    }

    static DomainEventMessage<?> happened(String aggregateId, long sequence) {
        return new GenericDomainEventMessage<>(
                "test", aggregateId, sequence, new Happened(aggregateId + "@" + sequence));
    }

    @Revision("1")
    record Happened(@JsonProperty("what") String what) {}

    /** A read model in the database. */
    @ProcessingGroup("test-rows")
    static class Rows {

        private final JdbcTemplate jdbc;

        Rows(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        void on(Happened event) {
            jdbc.update("INSERT IGNORE INTO handled (what) VALUES (?)", event.what());
        }
    }

    /** State in memory. */
    @ProcessingGroup("test-memory")
    static class Remembered {

        private final Set<String> events = ConcurrentHashMap.newKeySet();
        private final EventHistory history;

        Remembered(EventHistory history) {
            this.history = history;
        }

        void begin() {
            events.clear();
            for (String prefix : List.of(
                    "kept", "lost", "other", "new", "cached", "batch", "counted", "barred", "late", "list", "after")) {
                history.read(prefix, event -> events.add(((Happened) event.getPayload()).what()));
            }
        }

        @EventHandler
        void on(Happened event) {
            events.add(event.what());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
                "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration"
            })
    @Import(SagaSchemaConfiguration.class)
    static class Application {

        @Bean
        Rows rows(JdbcTemplate jdbc) {
            jdbc.execute("CREATE TABLE handled (what VARCHAR(80) NOT NULL, PRIMARY KEY (what))");
            return new Rows(jdbc);
        }

        @Bean
        Remembered remembered(EventHistory history) {
            return new Remembered(history);
        }

        @Bean
        ConfigurerModule processors(ObjectProvider<Remembered> remembered) {
            return configurer -> {
                Processors.projection(
                        configurer.eventProcessing(), "test-rows", event -> event.getIdentifier(), () -> {});
                Processors.inMemory(configurer.eventProcessing(), "test-memory", () -> remembered
                        .getObject()
                        .begin());
            };
        }
    }
}
