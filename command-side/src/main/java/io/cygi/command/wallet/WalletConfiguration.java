package io.cygi.command.wallet;

import io.cygi.command.repository.AggregateRepositories;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires wallets. */
@Configuration(proxyBeanMethods = false)
@Import(Wallet.class)
public class WalletConfiguration {

    /**
     * The number of events after which a snapshot is taken. Wallets live for years; so many events are read in about a
     * millisecond.
     */
    private static final int EVENTS_PER_SNAPSHOT = 200;

    @Bean
    SnapshotTriggerDefinition walletSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }

    @Bean
    Repository<Wallet> walletRepository(AggregateRepositories repositories, SnapshotTriggerDefinition walletSnapshots) {
        return repositories.of(Wallet.class, walletSnapshots);
    }
}
