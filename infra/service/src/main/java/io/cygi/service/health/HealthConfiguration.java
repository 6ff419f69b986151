package io.cygi.service.health;

import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.worker.Workers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures health and readiness of a service. Modules add a {@link ReadyCheck} for each part that they cannot do without. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    /** The time for which the topic of events may not be polled before the process is not ready. */
    private static final Duration TOPIC_PATIENCE = Duration.ofSeconds(10);

    @Bean
    Readiness readiness(ObjectProvider<ReadyCheck> checks) {
        return new Readiness(checks.orderedStream().toList());
    }

    @Bean
    WorkHealthIndicator workHealthIndicator(Readiness readiness) {
        return new WorkHealthIndicator(readiness);
    }

    /** Watches the database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(JdbcConnectionDetails.class)
    static class Database {

        @Bean
        DatabaseProbe databaseProbe(JdbcConnectionDetails details) {
            return new DatabaseProbe(details);
        }

        @Bean
        ReadyCheck databaseReady(DatabaseProbe probe) {
            return new ReadyCheck("database", probe::answers);
        }
    }

    /** Reports workers and the durability of the database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean({Workers.class, ServerWatch.class})
    static class Processing {

        @Bean
        WorkersHealthIndicator workersHealthIndicator(Workers workers) {
            return new WorkersHealthIndicator(workers);
        }

        @Bean
        DurabilityHealthIndicator durabilityHealthIndicator(ServerWatch watch) {
            return new DurabilityHealthIndicator(watch);
        }

        @Bean
        @ConditionalOnProperty(name = "cygi.events.source", havingValue = "topic")
        ReadyCheck topicReady(Workers workers, Clock clock) {
            return new ReadyCheck("topic", () -> workers.all().stream()
                    .filter(worker -> worker.name().equals("event-topic-broker"))
                    .noneMatch(worker -> worker.brokenFor(TOPIC_PATIENCE, clock.instant())));
        }
    }
}
