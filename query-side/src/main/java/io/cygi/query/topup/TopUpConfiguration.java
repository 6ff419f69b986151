package io.cygi.query.topup;

import io.cygi.query.projection.BatchRowStore;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.projection.Projections;
import io.cygi.query.read.LongPoll;
import io.cygi.query.read.ReadDatabase;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures the view of top-ups. */
@Configuration(proxyBeanMethods = false)
@Import(TopUpController.class)
public class TopUpConfiguration {

    private static final int TOP_UPS_CACHED_MAX = 5_000;

    @Bean
    BatchRowStore<String, TopUpRow> topUpRows(JdbcTemplate jdbc, ChangeNotifier notifier) {
        return new BatchRowStore<>(
                jdbc,
                TopUpRow.MAPPING,
                TopUpRow::keyOfAggregate,
                TOP_UPS_CACHED_MAX,
                rows -> rows.forEach(row ->
                        notifier.notifyNow(TopUpProjection.key(row.topUpId().toString()))));
    }

    @Bean
    TopUpProjection topUpProjection(BatchRowStore<String, TopUpRow> topUpRows) {
        return new TopUpProjection(topUpRows);
    }

    @Bean
    ConfigurerModule topUpProcessor(TopUpProjection projection) {
        return configurer -> Projections.register(
                configurer.eventProcessing(), TopUpProjection.GROUP, Projections.PER_AGGREGATE, projection::clearCache);
    }

    @Bean
    TopUpQueries topUpQueries(BatchRowStore<String, TopUpRow> topUpRows, ReadDatabase database, LongPoll longPoll) {
        return new TopUpQueries(topUpRows, database, longPoll);
    }

    @Bean
    TopUpPersonalData topUpPersonalData(TopUpQueries topUps) {
        return new TopUpPersonalData(topUps);
    }
}
