package io.cygi.query.seat.projection;

import io.cygi.query.projection.BatchLog;
import io.cygi.query.projection.BatchRows;
import io.cygi.query.projection.Changes;
import io.cygi.query.projection.Projections;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures the projection of seats. */
@Configuration(proxyBeanMethods = false)
public class SeatProjectionConfiguration {

    /** As many as are sold within the time that rows are remembered, and then some. */
    private static final int SEATS_REMEMBERED_MAX = 50_000;

    /** The versions of a map hang together, so it is read with each batch. */
    private static final int MAPS_REMEMBERED_MAX = 0;

    @Bean
    SeatNews seatNews() {
        return new SeatNews();
    }

    @Bean
    SeatProjection seatProjection(JdbcTemplate jdbc, SeatNews news, Changes changes, Clock clock) {
        BatchRows<String, SeatMapRow> maps = new BatchRows<>(jdbc, new SeatMapTable(), MAPS_REMEMBERED_MAX, rows -> {
            news.committed(rows);
            rows.forEach(row -> changes.committed(SeatProjection.key(row.concertId())));
        });
        return new SeatProjection(
                maps,
                new BatchRows<>(jdbc, new SeatTable(), SEATS_REMEMBERED_MAX, rows -> {}),
                new BatchLog<>(jdbc, new SeatChangeTable(), news::committed),
                changes,
                clock);
    }

    @Bean
    ConfigurerModule seatProcessor(SeatProjection projection) {
        return configurer -> Projections.register(
                configurer.eventProcessing(), SeatProjection.GROUP, Projections.PER_CONCERT, projection::forget);
    }

    @Bean
    SeatCounts seatCounts(Changes changes) {
        return new SeatCounts(changes);
    }
}
