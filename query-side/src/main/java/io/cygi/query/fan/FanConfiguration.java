package io.cygi.query.fan;

import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.query.concert.ConcertQueries;
import io.cygi.query.reservation.ReservationQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Configures the view of a fan at a concert. */
@Configuration(proxyBeanMethods = false)
@Import(FanController.class)
public class FanConfiguration {

    @Bean
    FanAtConcertReader fanAtConcertReader(
            ConcertQueries concerts, ReservationQueries reservations, StoredEvents events) {
        return new FanAtConcertReader(concerts, reservations, events);
    }
}
