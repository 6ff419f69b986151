package io.cygi.query.seat.projection;

import io.cygi.query.projection.BatchRowInserter;
import io.cygi.query.projection.BatchRowStore;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.projection.Projections;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures the projection of seats. */
@Configuration(proxyBeanMethods = false)
public class SeatProjectionConfiguration {

    /** Most seats that are cached: more than are sold within the time for which rows are cached. */
    private static final int SEATS_CACHED_MAX = 50_000;

    /**
     * Most seat maps that are cached: none. The versions of a map depend on each other, so it is read with each batch.
     */
    private static final int MAPS_CACHED_MAX = 0;

    @Bean
    SeatChangeNotifier seatChangeNotifier() {
        return new SeatChangeNotifier();
    }

    @Bean
    SeatProjection seatProjection(
            JdbcTemplate jdbc, SeatChangeNotifier seatNotifier, ChangeNotifier notifier, Clock clock) {
        BatchRowStore<String, SeatMapRow> maps =
                new BatchRowStore<>(jdbc, SeatMapRow.MAPPING, SeatMapRow::keyOfAggregate, MAPS_CACHED_MAX, rows -> {
                    seatNotifier.notifyArranged(rows);
                    rows.forEach(row -> notifier.notifyNow(SeatProjection.key(row.concertId())));
                });
        return new SeatProjection(
                maps,
                new BatchRowStore<>(jdbc, SeatRow.MAPPING, SeatKey::ofAggregate, SEATS_CACHED_MAX, rows -> {}),
                new BatchRowInserter<>(jdbc, SeatChangeRow.MAPPING, seatNotifier::notifyChanged),
                notifier,
                clock);
    }

    @Bean
    ConfigurerModule seatProcessor(SeatProjection projection) {
        return configurer -> Projections.register(
                configurer.eventProcessing(), SeatProjection.GROUP, Projections.PER_CONCERT, projection::clearCache);
    }

    @Bean
    SeatCounts seatCounts(ChangeNotifier notifier) {
        return new SeatCounts(notifier);
    }
}
