package io.cygi.command.topup;

import io.cygi.command.idempotency.Idempotency;
import io.cygi.command.repository.AggregateRepositories;
import io.cygi.messaging.Commands;
import java.time.Clock;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires top-ups. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopUpProperties.class)
@Import({TopUp.class, TopUpAllowance.class, TopUpController.class})
public class TopUpConfiguration {

    /**
     * The number of events after which a snapshot is taken. Allowances live for years; so many events are read in about
     * a millisecond.
     */
    private static final int EVENTS_PER_SNAPSHOT = 200;

    @Bean
    Repository<TopUp> topUpRepository(AggregateRepositories repositories) {
        return repositories.of(TopUp.class);
    }

    @Bean
    SnapshotTriggerDefinition topUpAllowanceSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }

    @Bean
    Repository<TopUpAllowance> topUpAllowanceRepository(
            AggregateRepositories repositories, SnapshotTriggerDefinition topUpAllowanceSnapshots) {
        return repositories.of(TopUpAllowance.class, topUpAllowanceSnapshots);
    }

    @Bean
    TopUpService topUpService(TopUpProperties properties, Idempotency idempotency, Commands commands, Clock clock) {
        return new TopUpService(properties, idempotency, commands, clock);
    }
}
