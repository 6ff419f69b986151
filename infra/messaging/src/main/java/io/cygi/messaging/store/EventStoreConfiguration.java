package io.cygi.messaging.store;

import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.ModuleSchema;
import io.cygi.messaging.server.LeftOutIndexes;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.batch.Durability;
import io.cygi.messaging.store.batch.ReadBarrier;
import io.cygi.messaging.store.history.AggregateLoads;
import io.cygi.messaging.store.history.EventHistory;
import io.cygi.messaging.store.history.JdbcStoredEvents;
import io.cygi.messaging.store.row.MissingIndexes;
import io.cygi.messaging.store.tail.EventTail;
import io.cygi.messaging.store.tail.HeadPosition;
import io.cygi.messaging.store.tail.NewestEvent;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires the event store. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = MessagingProperties.EVENT_STORE, matchIfMissing = true)
public class EventStoreConfiguration {

    private static final List<String> SNAPSHOT_PREFIXES = List.of("wallet/");

    @Bean
    FlywayMigrationInitializer eventStoreSchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "event_store");
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new JdbcSQLErrorCodesResolver();
    }

    @Bean
    EventTail eventTail(MessagingProperties properties, ServerWatch watch, LeftOutIndexes leftOut) {
        EventTail tail = new EventTail(properties.tailEventsMax(), leftOut::seen);
        watch.onRestart(tail::restarted);
        return tail;
    }

    @Bean
    GroupCommit groupCommit(
            DataSource dataSource, PersistenceExceptionResolver exceptions, EventTail tail, ServerWatch watch) {
        return new GroupCommit(dataSource, exceptions, tail, watch);
    }

    @Bean
    MissingIndexes missingIndexes(DataSource dataSource, LeftOutIndexes leftOut) {
        return new MissingIndexes(dataSource, System::nanoTime, leftOut::oldBelow);
    }

    @Bean
    ReadBarrier readBarrier(DataSource dataSource) {
        return new ReadBarrier(dataSource);
    }

    @Bean
    Durability durability(ServerWatch watch, LeftOutIndexes leftOut, ReadBarrier barrier, DataSource dataSource) {
        return new Durability(watch, leftOut, barrier, dataSource);
    }

    @Bean
    StoreParts storeParts(GroupCommit groups, EventTail tail, MissingIndexes missing, Durability durability) {
        return new StoreParts(groups, tail, missing, durability);
    }

    @Bean
    JdbcEventStorageEngine.Builder eventStorageBuilder(
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Serializer serializer,
            Configuration configuration,
            ConnectionProvider connections,
            TransactionManager transactions) {
        return JdbcEventStorageEngine.builder()
                .eventSerializer(eventSerializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(configuration.snapshotFilter())
                .connectionProvider(connections)
                .transactionManager(transactions);
    }

    @Bean
    GroupedStorageEngine eventStorageEngine(
            JdbcEventStorageEngine.Builder eventStorageBuilder,
            Configuration configuration,
            PersistenceExceptionResolver exceptions,
            StoreParts parts) {
        return new GroupedStorageEngine(
                eventStorageBuilder, configuration.upcasterChain(), exceptions, parts, SNAPSHOT_PREFIXES);
    }

    @Bean
    AggregateLoads aggregateLoads(DataSource dataSource, GroupedStorageEngine engine) {
        return new AggregateLoads(dataSource, engine::mayHaveSnapshot);
    }

    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    GroupedEventStore eventStore(
            GroupedStorageEngine engine,
            EventTail tail,
            AggregateLoads loads,
            JdbcTemplate jdbc,
            Durability durability) {
        durability.watch().begin();
        Integer step = jdbc.queryForObject("SELECT @@auto_increment_increment", Integer.class);
        if (step == null || step != 1) {
            throw new IllegalStateException("The database gives every " + step
                    + "th index only; the event store needs a server with auto_increment_increment=1.");
        }
        return GroupedEventStore.of(
                engine, tail, loads, new HeadPosition(jdbc, durability.leftOut()), durability.watch());
    }

    /** Provides this store's events to the processors, unless a module brings a feed of its own. */
    @Bean
    @ConditionalOnMissingBean
    EventFeed eventFeed(GroupedEventStore eventStore) {
        return EventFeed.of(eventStore);
    }

    /** Looks for the newest event. It begins after the store has found its tables. */
    @Bean
    @DependsOn("eventBus")
    NewestEvent newestEvent(JdbcTemplate jdbc, EventTail tail) {
        return new NewestEvent(jdbc, tail);
    }

    @Bean
    StoredEventReader storedEventReader(
            GroupedStorageEngine engine, EventTail tail, ServerWatch watch, JdbcTemplate jdbc) {
        return new StoredEventReader(engine, tail, watch, jdbc);
    }

    @Bean
    EventHistory eventHistory(
            JdbcTemplate jdbc, @Qualifier("eventSerializer") Serializer serializer, Configuration configuration) {
        return new EventHistory(jdbc, serializer, configuration.upcasterChain());
    }

    @Bean
    JdbcStoredEvents storedEvents(
            JdbcTemplate jdbc, @Qualifier("eventSerializer") Serializer serializer, Configuration configuration) {
        return new JdbcStoredEvents(jdbc, serializer, configuration.upcasterChain());
    }
}
