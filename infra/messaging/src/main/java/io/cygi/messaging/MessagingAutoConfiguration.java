package io.cygi.messaging;

import io.cygi.contracts.catalogue.EventTypes;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.apart.ApartConfiguration;
import io.cygi.messaging.processing.ClaimedTokenStore;
import io.cygi.messaging.processing.ProcessingConfiguration;
import io.cygi.messaging.saga.BatchSagaStore;
import io.cygi.messaging.saga.SagaTables;
import io.cygi.messaging.server.RunTransactionManager;
import io.cygi.messaging.server.ServerConfiguration;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.step.BatchStepExecutor;
import io.cygi.messaging.store.EventFeed;
import io.cygi.messaging.store.EventStoreConfiguration;
import io.cygi.messaging.upcasting.EventUpcasters;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.Workers;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * Configures the event store over JDBC, the stored positions of the processors, and commands within the process. With
 * {@code cygi.messaging.event-store=false} there is no store and no command bus, and events come from an {@link EventFeed} of
 * another module. Without a feed there is no event processing either, and no table.
 */
@AutoConfiguration(
        beforeName = {
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        },
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(MessagingProperties.class)
@Import({
    ServerConfiguration.class,
    EventStoreConfiguration.class,
    LocalCommandConfiguration.class,
    ApartConfiguration.class,
    ProcessingConfiguration.class
})
public class MessagingAutoConfiguration {

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

    @Bean
    BatchStepExecutor batchSteps(MessagingProperties properties) {
        return new BatchStepExecutor(properties.stepsMax(), properties.stepTimeout());
    }

    @Bean
    Workers workers(ObjectProvider<WorkerSource> sources, MessagingProperties properties, Clock clock) {
        return new Workers(sources::stream, properties.degradedAfter(), clock);
    }
}
