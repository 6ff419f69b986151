package io.cygi.command;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import io.cygi.command.allowance.AllowanceConfiguration;
import io.cygi.command.booking.BookingConfiguration;
import io.cygi.command.cancellation.CancellationConfiguration;
import io.cygi.command.concert.ConcertConfiguration;
import io.cygi.command.idempotency.IdempotencyConfiguration;
import io.cygi.command.remote.CallConfiguration;
import io.cygi.command.remote.CommandEndpointConfiguration;
import io.cygi.command.repository.AggregateRepositories;
import io.cygi.command.repository.CommandTargets;
import io.cygi.command.reservation.ReservationConfiguration;
import io.cygi.command.seat.SeatConfiguration;
import io.cygi.command.topup.TopUpConfiguration;
import io.cygi.command.wallet.WalletConfiguration;
import io.cygi.messaging.MessagingAutoConfiguration;
import io.cygi.messaging.ModuleSchema;
import io.cygi.messaging.list.AggregateLocks;
import io.cygi.messaging.server.RunCache;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.remote.RemoteAutoConfiguration;
import io.cygi.remote.command.RemoteCommandProperties;
import java.util.OptionalLong;
import javax.cache.CacheManager;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.JCacheAdapter;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Configures the command side: aggregates, and the endpoints that write. */
@AutoConfiguration(after = {MessagingAutoConfiguration.class, RemoteAutoConfiguration.class})
@Import({
    AllowanceConfiguration.class,
    BookingConfiguration.class,
    CallConfiguration.class,
    CancellationConfiguration.class,
    CommandEndpointConfiguration.class,
    ConcertConfiguration.class,
    IdempotencyConfiguration.class,
    ReservationConfiguration.class,
    SeatConfiguration.class,
    TopUpConfiguration.class,
    WalletConfiguration.class
})
public class CommandSideAutoConfiguration {

    private static final int AGGREGATES_CACHED_MAX = 20_000;

    /**
     * Requires local commands, because the endpoints here send commands with metadata to the aggregates of this
     * process.
     */
    public CommandSideAutoConfiguration(RemoteCommandProperties commands) {
        if (commands.transport() != RemoteCommandProperties.Transport.LOCAL) {
            throw new IllegalStateException(
                    "cygi.commands.transport=remote is for processes without the aggregates; this one has them");
        }
    }

    @Bean
    FlywayMigrationInitializer commandSideSchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "command_side");
    }

    @Bean(destroyMethod = "close")
    CacheManager aggregateCacheManager() {
        return new CaffeineCachingProvider().getCacheManager();
    }

    /**
     * Caches aggregates between two commands. Another process may have changed one meanwhile. The unique index refuses
     * to append to a stale aggregate, and a decision of a cached aggregate without an event is made again by a fresh
     * one.
     */
    @Bean
    Cache aggregateCache(CacheManager manager, ServerWatch watch) {
        CaffeineConfiguration<Object, Object> bounded = new CaffeineConfiguration<>();
        bounded.setStoreByValue(false);
        bounded.setMaximumSize(OptionalLong.of(AGGREGATES_CACHED_MAX));
        // Otherwise each command wakes another thread for the cache's upkeep.
        bounded.setExecutorFactory(() -> Runnable::run);
        return new RunCache(new JCacheAdapter(manager.createCache("aggregates", bounded)), watch);
    }

    @Bean
    AggregateLocks aggregateLocks(CommandTargets targets, Cache aggregateCache) {
        return new AggregateLocks(
                PessimisticLockFactory.usingDefaults(), targets::identifier, aggregateCache::containsKey);
    }

    @Bean
    AggregateRepositories aggregateRepositories(EventStore eventStore, Cache aggregateCache, AggregateLocks locks) {
        return new AggregateRepositories(eventStore, aggregateCache, locks);
    }

    @Bean
    CommandTargets commandTargets() {
        return new CommandTargets();
    }
}
