package io.cygi.messaging.processing;

import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.step.ParkedSteps;
import io.cygi.messaging.step.RetryBackoff;
import io.cygi.messaging.store.EventFeed;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.Workers;
import java.time.Clock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reports the state of this process's workers to operators. */
@Configuration(proxyBeanMethods = false)
public class WorkerConfiguration {

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
    Workers workers(ObjectProvider<WorkerSource> sources, MessagingProperties properties, Clock clock) {
        return new Workers(sources::stream, properties.degradedAfter(), clock);
    }
}
