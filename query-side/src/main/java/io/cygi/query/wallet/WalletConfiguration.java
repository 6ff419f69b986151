package io.cygi.query.wallet;

import io.cygi.query.projection.BatchRowInserter;
import io.cygi.query.projection.BatchRowStore;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.projection.Projections;
import io.cygi.query.read.ReadDatabase;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures the view of wallets. */
@Configuration(proxyBeanMethods = false)
@Import(WalletController.class)
public class WalletConfiguration {

    /** Most wallets that are cached. Each fan who books has one, and they are used again and again. */
    private static final int WALLETS_CACHED_MAX = 20_000;

    @Bean
    WalletProjection walletProjection(JdbcTemplate jdbc, ChangeNotifier notifier) {
        BatchRowStore<String, WalletRow> wallets = new BatchRowStore<>(
                jdbc,
                WalletRow.MAPPING,
                WalletRow::keyOfAggregate,
                WALLETS_CACHED_MAX,
                rows -> rows.forEach(row -> notifier.notifyNow(WalletProjection.key(row.ownerId()))));
        return new WalletProjection(wallets, new BatchRowInserter<>(jdbc, WalletTransactionRow.MAPPING, rows -> {}));
    }

    @Bean
    WalletReader walletReader(ReadDatabase database) {
        return new WalletReader(database);
    }

    @Bean
    WalletPersonalData walletPersonalData(WalletReader reader) {
        return new WalletPersonalData(reader);
    }

    @Bean
    ConfigurerModule walletProcessor(WalletProjection projection) {
        return configurer -> Projections.register(
                configurer.eventProcessing(),
                WalletProjection.GROUP,
                Projections.PER_AGGREGATE,
                projection::clearCache);
    }
}
