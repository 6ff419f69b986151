package io.cygi.query.reservation;

import io.cygi.query.projection.Changes;
import io.cygi.query.projection.Projections;
import io.cygi.query.read.Awaiter;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The reservation view. */
@Configuration(proxyBeanMethods = false)
@Import({ReservationController.class, SalesController.class})
public class ReservationConfiguration {

    @Bean
    ReservationProjection reservationProjection(EntityManager entities, Changes changes) {
        return new ReservationProjection(entities, new SalesCounters(entities), changes);
    }

    @Bean
    ConfigurerModule reservationProcessor() {
        return configurer -> Projections.register(
                configurer.eventProcessing(), ReservationProjection.GROUP, Projections.PER_AGGREGATE);
    }

    @Bean
    Reservations reservations(ReservationRows rows, ReservationConcertRows concerts, Awaiter awaiter) {
        return new Reservations(rows, concerts, awaiter);
    }
}
