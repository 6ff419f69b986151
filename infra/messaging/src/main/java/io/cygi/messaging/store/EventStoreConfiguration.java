package io.cygi.messaging.store;

import io.cygi.messaging.MessagingProperties;
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
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires the event store. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class EventStoreConfiguration {

    private static final List<String> SNAPSHOT_PREFIXES = List.of("wallet/");

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new JdbcSQLErrorCodesResolver();
    }

    @Bean
    EventTail eventTail(MessagingProperties properties) {
        return new EventTail(properties.tailEventsMax());
    }

    @Bean
    GroupCommit groupCommit(DataSource dataSource, PersistenceExceptionResolver exceptions, EventTail tail) {
        return new GroupCommit(dataSource, exceptions, tail);
    }

    @Bean
    MissingIndexes missingIndexes(DataSource dataSource) {
        return new MissingIndexes(dataSource, System::nanoTime);
    }

    @Bean
    JdbcEventStore eventStorageEngine(
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Serializer serializer,
            PersistenceExceptionResolver exceptions,
            Configuration configuration,
            ConnectionProvider connections,
            TransactionManager transactions,
            GroupCommit groups,
            EventTail tail,
            MissingIndexes missing) {
        return new JdbcEventStore(
                JdbcEventStorageEngine.builder()
                        .eventSerializer(eventSerializer)
                        .snapshotSerializer(serializer)
                        .snapshotFilter(configuration.snapshotFilter())
                        .connectionProvider(connections)
                        .transactionManager(transactions),
                configuration.upcasterChain(),
                exceptions,
                groups,
                tail,
                missing,
                SNAPSHOT_PREFIXES);
    }

    @Bean
    AggregateLoads aggregateLoads(DataSource dataSource, JdbcEventStore engine) {
        return new AggregateLoads(dataSource, engine::mayHaveSnapshot);
    }

    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    GroupedEventStore eventStore(JdbcEventStore engine, EventTail tail, AggregateLoads loads, JdbcTemplate jdbc) {
        Integer step = jdbc.queryForObject("SELECT @@auto_increment_increment", Integer.class);
        if (step == null || step != 1) {
            throw new IllegalStateException("The database gives every " + step
                    + "th index only; the event store needs a server with auto_increment_increment=1.");
        }
        return GroupedEventStore.of(engine, tail, loads, new HeadPosition(jdbc));
    }

    @Bean
    EventHistory eventHistory(
            JdbcTemplate jdbc, @Qualifier("eventSerializer") Serializer serializer, Configuration configuration) {
        return new EventHistory(jdbc, serializer, configuration.upcasterChain());
    }

    @Bean
    StoredEvents storedEvents(
            JdbcTemplate jdbc, @Qualifier("eventSerializer") Serializer serializer, Configuration configuration) {
        return new StoredEvents(jdbc, serializer, configuration.upcasterChain());
    }
}
