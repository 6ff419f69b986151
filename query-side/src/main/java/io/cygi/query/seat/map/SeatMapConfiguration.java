package io.cygi.query.seat.map;

import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.read.LongPoll;
import io.cygi.query.read.QuerySideProperties;
import io.cygi.query.seat.projection.SeatChangeNotifier;
import io.cygi.query.seat.projection.SeatMapRowRepository;
import io.cygi.query.seat.projection.SeatRowRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Configures the answers with seat maps. */
@Configuration(proxyBeanMethods = false)
@Import(SeatMapController.class)
public class SeatMapConfiguration {

    @Bean
    SeatMapReader seatMapReader(
            SeatMapRowRepository maps,
            SeatRowRepository seats,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        return new SeatMapReader(maps, seats, json, transactions);
    }

    @Bean
    SeatMapCache seatMapCache(
            SeatMapReader reader,
            LongPoll longPoll,
            SeatChangeNotifier seatNotifier,
            ChangeNotifier notifier,
            QuerySideProperties properties) {
        SeatMapCache cache = new SeatMapCache(reader, longPoll, properties.seatMapCacheBytesMax());
        cache.subscribe(seatNotifier, notifier);
        return cache;
    }

    @Bean
    SeatMapPages seatMapPages(SeatMapCache maps) {
        return new SeatMapPages(maps);
    }
}
