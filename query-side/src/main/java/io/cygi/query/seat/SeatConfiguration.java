package io.cygi.query.seat;

import io.cygi.messaging.processing.Sweep;
import io.cygi.query.projection.BatchLog;
import io.cygi.query.projection.BatchRows;
import io.cygi.query.projection.Changes;
import io.cygi.query.projection.Projections;
import io.cygi.query.read.Awaiter;
import io.cygi.query.read.QuerySideProperties;
import io.cygi.web.limit.Limits;
import io.cygi.web.stream.StreamWatch;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The seat view. */
@Configuration(proxyBeanMethods = false)
@Import(SeatController.class)
public class SeatConfiguration {

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

    @Bean
    SeatMaps seatMaps(
            SeatMapRows maps,
            SeatRows seats,
            Awaiter awaiter,
            JsonMapper json,
            SeatNews news,
            Changes changes,
            PlatformTransactionManager transactions,
            QuerySideProperties properties) {
        SeatMaps kept = new SeatMaps(maps, seats, awaiter, json, transactions, properties.seatMapCacheBytesMax());
        kept.follow(news, changes);
        return kept;
    }

    @Bean
    SeatPages seatPages(SeatMaps maps) {
        return new SeatPages(maps);
    }

    @Bean
    SeatChangeLog seatChangeLog(SeatMapRows maps, SeatRows seats, SeatChangeRows changes) {
        return new SeatChangeLog(maps, seats, changes);
    }

    @Bean
    SeatBroadcast seatBroadcast(
            SeatChangeLog log,
            JsonMapper json,
            Changes changes,
            QuerySideProperties properties,
            Limits limits,
            StreamWatch streams) {
        return new SeatBroadcast(
                log,
                json,
                changes,
                properties.streamPoll(),
                properties.streamHeartbeat(),
                limits.streams("seat-streams", properties.streamSubscribersMax(), SeatBroadcast.BUSY),
                streams);
    }

    @Bean
    Sweep seatChangePruning(SeatChangeRows changes, Clock clock, QuerySideProperties properties) {
        SeatChangePruning pruning = new SeatChangePruning(changes, clock, properties.seatChangesKept());
        return new Sweep("seat-changes", properties.seatChangesPruneEvery(), pruning::prune);
    }
}
