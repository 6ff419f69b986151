package io.cygi.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.store.EventHistory;
import io.cygi.messaging.store.GroupedEventStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A MariaDB is killed under a living process, loses committed events, and is started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ServerRestartTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    private KillableDatabase server;
    private ConfigurableApplicationContext process;
    private GroupedEventStore store;
    private ServerWatch watch;
    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;
    private Remembered remembered;

    @BeforeAll
    void start() throws Exception {
        server = new KillableDatabase();
        process = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + server.url(),
                        "--spring.datasource.username=" + KillableDatabase.USER,
                        "--spring.datasource.password=" + KillableDatabase.PASSWORD,
                        "--spring.jpa.database-platform=org.hibernate.dialect.MariaDBDialect",
                        "--spring.flyway.enabled=false",
                        "--spring.datasource.hikari.maximum-pool-size=12",
                        "--spring.datasource.hikari.auto-commit=false",
                        "--spring.datasource.hikari.connection-timeout=3000",
                        "--spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                        "--spring.datasource.hikari.data-source-properties.useLocalSessionState=true",
                        "--spring.datasource.hikari.data-source-properties.useLocalTransactionState=true");
        store = process.getBean(GroupedEventStore.class);
        watch = process.getBean(ServerWatch.class);
        jdbc = process.getBean(JdbcTemplate.class);
        transaction = process.getBean(TransactionTemplate.class);
        remembered = process.getBean(Remembered.class);
    }

    @AfterAll
    void stop() throws Exception {
        process.close();
        server.close();
    }

    @AfterEach
    void endUnitsOfWork() {
        RunOfThread.forget();
        while (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().rollback();
        }
    }

    @Test
    void processorsEndEqualToTheStoreAndNoEventTakesTheIndexOfALostOne() throws Exception {
        store.publish(happened("kept", 0), happened("kept", 1));
        awaitHandled();
        flush();
        // One that is committed in a transaction is read from the database, and not from memory.
        transaction.executeWithoutResult(begun -> store.publish(happened("lost", 0)));
        store.publish(happened("kept", 2), happened("other", 0));
        awaitHandled();
        List<Long> indexes = jdbc.queryForList("SELECT global_index FROM domain_event", Long.class);
        TrackingEventStream opened = store.openStream(null);
        opened.nextAvailable();
        long lostBefore = watch.health().lostEvents();

        restart();

        assertThat(stored())
                .as("what the server has kept")
                .contains("kept@0", "kept@1")
                .doesNotContain("lost@0");
        assertThatThrownBy(() -> opened.hasNextAvailable(5, TimeUnit.SECONDS))
                .isInstanceOf(ServerRestartedException.class);
        assertThat(watch.health().lostEvents() - lostBefore).isEqualTo(3);
        store.publish(happened("new", 0));
        store.publish(happened("kept", 2));
        List<Long> added = jdbc.queryForList(
                "SELECT global_index FROM domain_event ORDER BY global_index DESC LIMIT 2", Long.class);
        assertThat(added).doesNotContainAnyElementsOf(indexes).allMatch(index -> index >= RunAdoption.LEFT_OUT);
        awaitHandled();
        assertThat(position()).as("gaps of the position").contains("\"gaps\":[]");
    }

    @Test
    void refusesEventsOfAnAggregateThatWasLoadedBefore() throws Exception {
        store.publish(happened("cached", 0));
        flush();
        store.publish(happened("cached", 1));
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        watch.noteRun();

        restart();

        assertThat(stored()).doesNotContain("cached@1");
        assertThatThrownBy(() -> {
                    store.publish(happened("cached", 2));
                    unitOfWork.commit();
                })
                .isInstanceOf(EventStoreException.class);
        endUnitsOfWork();
        inNewUnitOfWork(() -> transaction.executeWithoutResult(begun -> store.publish(happened("cached", 1))));
        assertThat(stored()).contains("cached@1").doesNotContain("cached@2");
    }

    @Test
    void refusesEventsInATransactionOfAnAggregateThatWasLoadedBefore() throws Exception {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        watch.noteRun();
        restart();
        assertThatThrownBy(() -> transaction.executeWithoutResult(begun -> {
                    store.publish(happened("cached-in-transaction", 1));
                    unitOfWork.commit();
                }))
                .isInstanceOf(EventStoreException.class);
        endUnitsOfWork();
        assertThat(stored()).doesNotContain("cached-in-transaction@1");
    }

    @Test
    void refusesABatchThatWasReadBefore() throws Exception {
        store.publish(happened("batch", 0));
        TrackingEventStream opened = store.openStream(null);
        TrackedEventMessage<?> inHand = opened.nextAvailable();
        assertThat(inHand).isNotNull();
        TransactionManager transactions = process.getBean(TransactionManager.class);
        transactions.startTransaction().commit();

        restart();

        assertThatThrownBy(transactions::startTransaction).isInstanceOf(ServerRestartedException.class);
        opened.close();
        transactions.startTransaction().commit();
    }

    @Test
    void forgetsWhatWasCachedBefore() throws Exception {
        RunCache cache = new RunCache(new MapCache(), watch);
        UnitOfWork<?> before = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        watch.noteRun();
        restart();
        // The command of the earlier run ends late.
        cache.put("aggregate", "phantom");
        before.rollback();
        inNewUnitOfWork(() -> {
            assertThat(cache.containsKey("aggregate")).isFalse();
            cache.put("aggregate", "fresh");
            assertThat(cache.<String, String>get("aggregate")).isEqualTo("fresh");
        });
    }

    @Test
    void firstProcessThatMeetsARunLeavesIndexesOutAndOthersDoNot() throws Exception {
        store.publish(happened("counted", 0));
        restart();
        List<Map<String, Object>> ranges = ranges();
        LeftOutIndexes indexes = new LeftOutIndexes();
        ServerWatch second = new ServerWatch(indexes);
        second.begin();
        try (Connection connection =
                DriverManager.getConnection(server.url(), KillableDatabase.USER, KillableDatabase.PASSWORD)) {
            second.look(connection);
            second.look(connection);
        }
        assertThat(second.run()).isZero();
        assertThat(ranges()).isEqualTo(ranges);
        assertThat(indexes.contains(((Number) ranges.getLast().get("last_before")).longValue() + 1))
                .isTrue();
    }

    @Test
    void givesNothingToReadersThatMayNotBeDurable() throws Exception {
        store.publish(happened("barred", 0));
        jdbc.execute("RENAME TABLE read_barrier TO read_barrier_away");
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThatThrownBy(() -> stream.hasNextAvailable(5, TimeUnit.SECONDS))
                    .isInstanceOf(EventStoreException.class);
        } finally {
            jdbc.execute("RENAME TABLE read_barrier_away TO read_barrier");
        }
    }

    @Test
    void reportsSettingsThatLoseWhatIsCommitted() {
        assertThat(watch.health().lossySettings()).contains("innodb_flush_log_at_trx_commit=0");
        assertThat(watch.health().good()).isFalse();
    }

    private void restart() throws Exception {
        long before = watch.run();
        server.killAndStart();
        Awaitility.await().atMost(SOON).until(() -> watch.run() == before + 1);
    }

    private void flush() {
        jdbc.execute("FLUSH ENGINE LOGS");
    }

    private void inNewUnitOfWork(Runnable work) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        watch.noteRun();
        work.run();
        unitOfWork.commit();
    }

    private Set<String> stored() {
        return Awaitility.await()
                .ignoreExceptions()
                .atMost(SOON)
                .until(
                        () -> new TreeSet<>(jdbc.queryForList(
                                "SELECT CONCAT(aggregate_identifier, '@', sequence_number) FROM domain_event",
                                String.class)),
                        found -> true);
    }

    private String position() {
        return new String(jdbc.queryForObject("SELECT token FROM processor_position", byte[].class));
    }

    private List<Map<String, Object>> ranges() {
        return jdbc.queryForList("SELECT last_before, first_after FROM left_out_indexes ORDER BY last_before");
    }

    private void awaitHandled() {
        Awaitility.await().ignoreExceptions().atMost(SOON).untilAsserted(() -> {
            Set<String> stored = stored();
            assertThat(new TreeSet<>(jdbc.queryForList("SELECT what FROM handled", String.class)))
                    .as("the projection")
                    .isEqualTo(stored);
            assertThat(new TreeSet<>(remembered.events)).as("what is in memory").isEqualTo(stored);
        });
    }

    private static DomainEventMessage<?> happened(String aggregateId, long sequence) {
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
            for (String prefix : List.of("kept", "lost", "other", "new", "cached", "batch", "counted", "barred")) {
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
