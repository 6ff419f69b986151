package io.cygi.messaging;

import io.cygi.contracts.catalogue.EventTypes;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.decision.DecisionInterceptor;
import io.cygi.messaging.list.AggregateLocks;
import io.cygi.messaging.processing.ClaimedTokenStore;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.processing.WorkerConfiguration;
import io.cygi.messaging.saga.BatchSagaStore;
import io.cygi.messaging.saga.SagaTables;
import io.cygi.messaging.server.RunInterceptor;
import io.cygi.messaging.server.RunTransactionManager;
import io.cygi.messaging.server.ServerConfiguration;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.step.BatchStepExecutor;
import io.cygi.messaging.store.EventFeed;
import io.cygi.messaging.store.EventStoreConfiguration;
import io.cygi.messaging.upcasting.EventUpcasters;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/** Configures the event store over JDBC, the stored positions of the processors, and commands within the process. */
@AutoConfiguration(
        beforeName = {
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        },
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(MessagingProperties.class)
@Import({ServerConfiguration.class, EventStoreConfiguration.class, WorkerConfiguration.class})
public class MessagingAutoConfiguration {

    @Bean
    FlywayMigrationInitializer messagingSchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "messaging");
    }

    /** Returns a clock in milliseconds, because every store keeps milliseconds and none is sure to keep more. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    @Primary
    Serializer serializer(RevisionResolver revisions, EventUpcaster eventUpcasters) {
        // The token of a processor that is being rebuilt contains the class names of the tokens within it.
        PolymorphicTypeValidator tokens = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType(TrackingToken.class)
                .build();
        return new RememberingSerializer(
                Jackson3Serializer.builder()
                        .revisionResolver(revisions)
                        .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(tokens)),
                EventTypes.PLATFORM,
                eventUpcasters);
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer, MessagingProperties properties) {
        String nodeId = properties.nodeId();
        return new ClaimedTokenStore(
                JdbcTokenStore.builder().serializer(serializer).claimTimeout(properties.claimTimeout()),
                connections,
                nodeId != null ? nodeId : ManagementFactory.getRuntimeMXBean().getName());
    }

    /**
     * Replaces the transaction manager of Axon's own configuration, which looks for Spring's before there is one if JPA
     * is absent, and then does without.
     */
    @Bean
    TransactionManager axonTransactionManager(
            PlatformTransactionManager transactions, DataSource dataSource, ServerWatch watch) {
        return new RunTransactionManager(new SpringTransactionManager(transactions), dataSource, watch);
    }

    @Bean
    BatchSagaStore sagaStore(JdbcTemplate jdbc, Serializer serializer) {
        return new BatchSagaStore(new SagaTables(jdbc), serializer);
    }

    @Bean
    DeadLetterSchema deadLetterSchema() {
        return DeadLetterSchema.builder()
                .deadLetterTable("dead_letter")
                .aggregateTypeColumn("aggregateType")
                .build();
    }

    /**
     * Handles commands on the caller's thread. A command has a transaction only if its sender begins one, because it
     * writes something besides its events.
     */
    @Bean
    @Qualifier("localSegment")
    SimpleCommandBus commandBus(Configuration configuration, ServerWatch watch) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        bus.registerHandlerInterceptor(new RunInterceptor(watch));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        bus.registerHandlerInterceptor(new DecisionInterceptor());
        return bus;
    }

    /** Gives events the correlation id of the request that caused them, and no other metadata. */
    @Bean
    CorrelationDataProvider correlationId() {
        return new SimpleCorrelationDataProvider(Correlation.KEY);
    }

    /** Reads events that were stored in an earlier revision. */
    @Bean
    EventUpcaster eventUpcasters() {
        return EventUpcasters.chain();
    }

    /**
     * Sends commands to the aggregates of this process, unless {@code cygi.commands.transport} sends them to another.
     */
    @Bean
    @ConditionalOnProperty(name = "cygi.commands.transport", havingValue = "local", matchIfMissing = true)
    Commands commands(CommandBus commandBus, ObjectProvider<AggregateLocks> locks) {
        return new LocalCommands(commandBus, locks.getIfAvailable(AggregateLocks::none));
    }

    @Bean
    BatchStepExecutor batchSteps(MessagingProperties properties) {
        return new BatchStepExecutor(properties.stepsMax(), properties.stepTimeout());
    }

    @Bean
    ProcessorPositions processorPositions(EventProcessingConfiguration processing, EventFeed feed) {
        return new ProcessorPositions(processing, feed.source());
    }
}
