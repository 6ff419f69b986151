package io.cygi.query.concert;

import io.cygi.query.plan.PlanController;
import io.cygi.query.plan.PlanPages;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.projection.Projections;
import io.cygi.query.read.LongPoll;
import io.cygi.query.read.QuerySideProperties;
import io.cygi.query.read.ReadDatabase;
import io.cygi.query.seat.projection.SeatCounts;
import io.cygi.web.limit.Limits;
import io.cygi.web.limit.Places;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Configures the view of concerts. */
@Configuration(proxyBeanMethods = false)
@Import({ConcertController.class, PlanController.class})
public class ConcertConfiguration {

    @Bean
    ConcertProjection concertProjection(EntityManager entities, ChangeNotifier notifier) {
        return new ConcertProjection(entities, notifier);
    }

    @Bean
    ConfigurerModule concertProcessor() {
        return configurer -> Projections.register(
                configurer.eventProcessing(), ConcertProjection.GROUP, Projections.PER_CONCERT, () -> {});
    }

    @Bean
    Places searchPlaces(Limits limits, QuerySideProperties properties) {
        int max = properties.searchesMax();
        return limits.work("searches", max, Math.ceilDiv(max, 2), "Too many search at once; try again.");
    }

    @Bean
    ConcertReader concertReader(ReadDatabase database) {
        return new ConcertReader(database);
    }

    @Bean
    ConcertQueries concertQueries(ConcertReader reader, LongPoll longPoll) {
        return new ConcertQueries(reader, longPoll);
    }

    @Bean
    ConcertPages concertPages(
            ConcertReader reader,
            ConcertQueries concerts,
            JsonMapper json,
            SeatCounts seats,
            ChangeNotifier notifier,
            QuerySideProperties properties) {
        ConcertPages pages = new ConcertPages(reader, concerts, json, properties.pageCacheBytesMax());
        pages.subscribe(notifier, seats);
        return pages;
    }

    @Bean
    PlanPages planPages(
            ReadDatabase database, LongPoll longPoll, ChangeNotifier notifier, QuerySideProperties properties) {
        PlanPages pages = new PlanPages(database, longPoll, ConcertProjection.KEY, properties.pageCacheBytesMax());
        pages.subscribe(notifier, ConcertProjection.RESET);
        return pages;
    }
}
