package io.cygi.messaging.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.processing.Sweep;
import io.cygi.messaging.store.EventFeed;
import io.cygi.messaging.store.StoreTest.Happened;
import io.cygi.messaging.store.tail.NewestEvent;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A process whose events come from elsewhere has what their processing needs, and nothing of an event store. */
@Timeout(180)
class NoEventStoreTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** The store that feeds the events. It is no bean, so the process itself has no store. */
    private static final EmbeddedEventStore ELSEWHERE = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    private final OwnDatabase database = new OwnDatabase();

    /** A service with two processors and a feed. */
    @Configuration(proxyBeanMethods = false)
    static class Service {

        @Bean
        EventFeed feed() {
            return EventFeed.of(ELSEWHERE);
        }

        @Bean
        Seen seen() {
            return new Seen();
        }

        @Bean
        ConfigurerModule processors() {
            return configurer -> {
                Processors.projection(configurer.eventProcessing(), "shown", event -> "one", () -> {});
                Processors.swept(configurer.eventProcessing(), "swept");
            };
        }

        @Bean
        Swept swept() {
            return new Swept();
        }
    }

    @ProcessingGroup("shown")
    static final class Seen {

        final Queue<String> events = new ConcurrentLinkedQueue<>();

        @EventHandler
        void on(Happened event) {
            events.add(event.what());
        }
    }

    @ProcessingGroup("swept")
    static final class Swept {

        final Queue<String> events = new ConcurrentLinkedQueue<>();

        @EventHandler
        void on(Happened event) {
            events.add(event.what());
        }
    }

    @Test
    void processesTheEventsOfAFeedAndResumesAtItsPosition() {
        ELSEWHERE.publish(Happened.to("a", 0), Happened.to("a", 1));
        try (ConfigurableApplicationContext first = database.start(false, Service.class)) {
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> first.getBean(Seen.class).events.containsAll(List.of("a@0", "a@1"))
                            && first.getBean(Swept.class).events.contains("a@1"));
            assertThat(first.getBean(ProcessorPositions.class).awaitCaughtUp(SOON))
                    .isTrue();
        }
        ELSEWHERE.publish(Happened.to("a", 2));
        try (ConfigurableApplicationContext second = database.start(false, Service.class)) {
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> second.getBean(Seen.class).events.contains("a@2"));
            assertThat(second.getBean(Seen.class).events).containsExactly("a@2");
        }
    }

    @Test
    void hasTheTablesOfEventProcessingOnly() throws Exception {
        try (ConfigurableApplicationContext process = database.start(false, Service.class)) {
            assertThat(database.tables())
                    .containsExactly("dead_letter", "flyway_event_processing", "processor_position", "server_run");
            assertThat(process.getBeanNamesForType(EventStore.class)).isEmpty();
            assertThat(process.getBeanNamesForType(EventStorageEngine.class)).isEmpty();
            assertThat(process.getBeanNamesForType(NewestEvent.class)).isEmpty();
            assertThat(process.getBeanNamesForType(SimpleCommandBus.class)).isEmpty();
            assertThat(process.getBeanNamesForType(Commands.class)).isEmpty();
        }
    }

    @Test
    void hasNoTableWithoutAFeed() throws Exception {
        try (ConfigurableApplicationContext process = database.start(false)) {
            assertThat(database.tables()).isEmpty();
            assertThat(process.getBeanNamesForType(Sweep.class)).isEmpty();
        }
    }

    /** Conditions compare text, so "no" would make the store without its watch. */
    @ParameterizedTest
    @ValueSource(strings = {"no", "off", "0", "yes", ""})
    void startsWithNoOtherWordThanTrueOrFalse(String setting) {
        assertThatThrownBy(() -> database.start(setting).close())
                .rootCause()
                .hasMessageContaining("cygi.messaging.event-store is true or false, and not \"" + setting + "\"");
    }

    @Test
    void readsTheSettingInCapitalsAsWell() throws Exception {
        try (ConfigurableApplicationContext process = database.start("FALSE", Service.class)) {
            assertThat(process.getBeanNamesForType(EventStore.class)).isEmpty();
            assertThat(database.tables()).doesNotContain("domain_event").contains("processor_position");
        }
    }

    @Test
    void refusesEventsAndCommands() {
        try (ConfigurableApplicationContext process = database.start(false)) {
            EventBus events = process.getBean(EventBus.class);
            CommandBus commands = process.getBean(CommandBus.class);

            assertThatIllegalStateException().isThrownBy(() -> events.publish(Happened.to("a", 0)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> commands.dispatch(GenericCommandMessage.asCommandMessage("do")));
            assertThatIllegalStateException().isThrownBy(() -> commands.subscribe("do", message -> "done"));
        }
    }

    /** A process with the store leaves indexes out when it adopts a run, even if a process without it was quicker. */
    @Test
    void leavesTheRunOfTheEventStoreAlone() throws Exception {
        String run = "SELECT identity FROM server_run ORDER BY id";
        database.start(false, Service.class).close();
        assertThat(database.ask(run)).singleElement().asString().isNotEmpty();
        database.start(true).close();
        assertThat(database.ask(run)).hasSize(2).doesNotContain("");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE server_run SET identity = 'another', started_from = 1, started_until = 2");
        }
        database.start(false, Service.class).close();
        assertThat(database.ask(run)).first().isEqualTo("another");
        assertThat(database.ask(run)).last().isNotEqualTo("another");
    }
}
