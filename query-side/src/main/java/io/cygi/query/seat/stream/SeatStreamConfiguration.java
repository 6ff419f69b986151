package io.cygi.query.seat.stream;

import io.cygi.messaging.processing.Sweep;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.read.QuerySideProperties;
import io.cygi.query.seat.projection.SeatChangeRows;
import io.cygi.query.seat.projection.SeatMapRows;
import io.cygi.query.seat.projection.SeatRows;
import io.cygi.web.limit.Limits;
import io.cygi.web.stream.StreamWatch;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Configures the live stream of seat changes. */
@Configuration(proxyBeanMethods = false)
@Import(SeatStreamController.class)
public class SeatStreamConfiguration {

    @Bean
    SeatChangeLog seatChangeLog(SeatMapRows maps, SeatRows seats, SeatChangeRows changes) {
        return new SeatChangeLog(maps, seats, changes);
    }

    @Bean
    SeatBroadcast seatBroadcast(
            SeatChangeLog log,
            JsonMapper json,
            ChangeNotifier notifier,
            QuerySideProperties properties,
            Limits limits,
            StreamWatch streams) {
        return new SeatBroadcast(
                log,
                json,
                notifier,
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
