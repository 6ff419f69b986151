package io.cygi.messaging;

import io.cygi.messaging.processing.BatchSteps;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.store.EventHistory;
import io.cygi.messaging.store.JdbcEventStore;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.GenericSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/** The event store over JDBC, the processors' positions beside their own writes, and commands within the process. */
@AutoConfiguration(
        beforeName = {
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        },
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(MessagingProperties.class)
public class MessagingAutoConfiguration {

    private static final List<String> SNAPSHOT_PREFIXES = List.of("wallet/");

    @Bean
    FlywayMigrationInitializer messagingSchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "messaging");
    }

    /** Of milliseconds, because every store keeps these and none keeps more for sure. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    @Primary
    Serializer serializer(RevisionResolver revisions) {
        // The token of a processor that is being rebuilt names the classes of the tokens within it.
        PolymorphicTypeValidator axonTokens = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.eventhandling.")
                .build();
        return Jackson3Serializer.builder()
                .revisionResolver(revisions)
                .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(axonTokens))
                .build();
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new JdbcSQLErrorCodesResolver();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Serializer serializer,
            PersistenceExceptionResolver exceptions,
            Configuration configuration,
            ConnectionProvider connections,
            TransactionManager transactions) {
        return new JdbcEventStore(
                JdbcEventStorageEngine.builder()
                        .eventSerializer(eventSerializer)
                        .snapshotSerializer(serializer)
                        .upcasterChain(configuration.upcasterChain())
                        .snapshotFilter(configuration.snapshotFilter())
                        .persistenceExceptionResolver(exceptions)
                        .connectionProvider(connections)
                        .transactionManager(transactions),
                SNAPSHOT_PREFIXES);
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer, MessagingProperties properties) {
        String nodeId = properties.nodeId();
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .nodeId(
                        nodeId != null
                                ? nodeId
                                : ManagementFactory.getRuntimeMXBean().getName())
                .claimTimeout(properties.claimTimeout())
                .schema(TokenSchema.builder()
                        .setTokenTable("processor_position")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("claimed_at")
                        .build())
                .build();
    }

    @Bean
    SagaStore<Object> sagaStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcSagaStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .sqlSchema(new GenericSagaSqlSchema(SagaSchema.builder()
                        .sagaEntryTable("saga_entry")
                        .associationValueEntryTable("saga_association")
                        .associationKeyColumn("association_key")
                        .associationValueColumn("association_value")
                        .sagaIdColumn("saga_id")
                        .sagaTypeColumn("saga_type")
                        .serializedSagaColumn("serialized_saga")
                        .build()))
                .build();
    }

    @Bean
    DeadLetterSchema deadLetterSchema() {
        return DeadLetterSchema.builder()
                .deadLetterTable("dead_letter")
                .aggregateTypeColumn("aggregateType")
                .build();
    }

    @Bean
    Commands commands(CommandBus commandBus) {
        return new LocalCommands(commandBus);
    }

    @Bean
    EventHistory eventHistory(
            JdbcTemplate jdbc, @Qualifier("eventSerializer") Serializer serializer, Configuration configuration) {
        return new EventHistory(jdbc, serializer, configuration.upcasterChain());
    }

    @Bean
    BatchSteps batchSteps(MessagingProperties properties) {
        return new BatchSteps(properties.stepsMax(), properties.stepTimeout());
    }

    @Bean
    ProcessorPositions processorPositions(EventProcessingConfiguration processing, EventStore eventStore) {
        return new ProcessorPositions(processing, eventStore);
    }
}
