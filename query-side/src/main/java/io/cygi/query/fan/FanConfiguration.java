package io.cygi.query.fan;

import io.cygi.messaging.store.EventHistory;
import io.cygi.query.concert.Concerts;
import io.cygi.query.reservation.Reservations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The view of a fan at a concert. */
@Configuration(proxyBeanMethods = false)
@Import(FanController.class)
public class FanConfiguration {

    @Bean
    FanAtConcert fanAtConcert(Concerts concerts, Reservations reservations, EventHistory events) {
        return new FanAtConcert(concerts, reservations, events);
    }
}
