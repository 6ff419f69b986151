package io.cygi.query.seat.map;

import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.read.LongPoll;
import io.cygi.query.read.QuerySideProperties;
import io.cygi.query.seat.projection.SeatChangeNotifier;
import io.cygi.query.seat.projection.SeatMapRows;
import io.cygi.query.seat.projection.SeatRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Configures the seat maps that are answered with. */
@Configuration(proxyBeanMethods = false)
@Import(SeatMapController.class)
public class SeatMapConfiguration {

    @Bean
    SeatMaps seatMaps(
            SeatMapRows maps,
            SeatRows seats,
            LongPoll longPoll,
            JsonMapper json,
            SeatChangeNotifier seatNotifier,
            ChangeNotifier notifier,
            PlatformTransactionManager transactions,
            QuerySideProperties properties) {
        SeatMaps kept = new SeatMaps(maps, seats, longPoll, json, transactions, properties.seatMapCacheBytesMax());
        kept.subscribe(seatNotifier, notifier);
        return kept;
    }

    @Bean
    SeatPages seatPages(SeatMaps maps) {
        return new SeatPages(maps);
    }
}
