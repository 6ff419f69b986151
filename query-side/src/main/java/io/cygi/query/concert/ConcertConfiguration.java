package io.cygi.query.concert;

import io.cygi.query.projection.Changes;
import io.cygi.query.projection.Projections;
import io.cygi.query.read.Awaiter;
import io.cygi.query.seat.SeatCounts;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The concert view. */
@Configuration(proxyBeanMethods = false)
@Import(ConcertController.class)
public class ConcertConfiguration {

    @Bean
    ConcertProjection concertProjection(EntityManager entities, Changes changes) {
        return new ConcertProjection(entities, changes);
    }

    @Bean
    ConfigurerModule concertProcessor() {
        return configurer -> Projections.register(
                configurer.eventProcessing(), ConcertProjection.GROUP, Projections.PER_CONCERT, () -> {});
    }

    @Bean
    Concerts concerts(ConcertRows rows, SeatCounts seats, Awaiter awaiter) {
        return new Concerts(rows, seats, awaiter);
    }
}
