package io.cygi.messaging.processing;

import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.ModuleSchema;
import io.cygi.messaging.step.ParkedSteps;
import io.cygi.messaging.step.RetryBackoff;
import io.cygi.messaging.store.EventFeed;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires what event processors need besides their events, where there are any, and reports their state to operators. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(EventFeed.class)
public class ProcessingConfiguration {

    @Bean
    FlywayMigrationInitializer eventProcessingSchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "event_processing");
    }

    @Bean
    ProcessorFailures processorFailures() {
        return new ProcessorFailures();
    }

    @Bean
    StoredPositions storedPositions(JdbcTemplate jdbc, Serializer serializer, EventFeed feed) {
        return new StoredPositions(jdbc, serializer, feed.source());
    }

    @Bean
    ProcessorWatch processorWatch(
            ProcessorFailures failures,
            EventProcessingConfiguration processing,
            TransactionManager transactions,
            JdbcTemplate jdbc,
            StoredPositions positions,
            Clock clock) {
        return new ProcessorWatch(failures, processing, transactions, jdbc, positions, clock);
    }

    @Bean
    Sweep processorWatchSweep(ProcessorWatch watch) {
        return new Sweep("processor-watch", ProcessorWatch.PERIOD, watch::look);
    }

    @Bean
    ParkedSteps parkedSteps(MessagingProperties properties) {
        return new ParkedSteps(new RetryBackoff(properties.parkedRetryAfter()));
    }

    @Bean
    Sweep parkedStepsSweep(ParkedSteps steps) {
        return new Sweep("parked-steps", ParkedSteps.PERIOD, steps::retryDue);
    }

    @Bean
    ProcessorPositions processorPositions(EventProcessingConfiguration processing, EventFeed feed) {
        return new ProcessorPositions(processing, feed.source());
    }
}
