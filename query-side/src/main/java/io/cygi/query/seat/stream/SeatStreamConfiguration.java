package io.cygi.query.seat.stream;

import io.cygi.messaging.processing.Sweep;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.read.QuerySideProperties;
import io.cygi.query.seat.projection.SeatChangeRowRepository;
import io.cygi.query.seat.projection.SeatMapRowRepository;
import io.cygi.query.seat.projection.SeatRowRepository;
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
    SeatChangeReader seatChangeReader(
            SeatMapRowRepository maps, SeatRowRepository seats, SeatChangeRowRepository changes) {
        return new SeatChangeReader(maps, seats, changes);
    }

    @Bean
    SeatBroadcaster seatBroadcaster(
            SeatChangeReader log,
            JsonMapper json,
            ChangeNotifier notifier,
            QuerySideProperties properties,
            Limits limits,
            StreamWatch streams) {
        return new SeatBroadcaster(
                log,
                json,
                notifier,
                properties,
                limits.streams("seat-streams", properties.streamSubscribersMax(), SeatBroadcaster.BUSY),
                streams);
    }

    @Bean
    Sweep seatChangePruning(SeatChangeRowRepository changes, Clock clock, QuerySideProperties properties) {
        SeatChangePruner pruner = new SeatChangePruner(changes, clock, properties.seatChangesKept());
        return new Sweep("seat-changes", properties.seatChangesPruneEvery(), pruner::prune);
    }
}
