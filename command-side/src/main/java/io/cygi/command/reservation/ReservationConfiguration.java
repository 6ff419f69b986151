package io.cygi.command.reservation;

import io.cygi.command.repository.AggregateRepositories;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires reservations. */
@Configuration(proxyBeanMethods = false)
@Import(Reservation.class)
public class ReservationConfiguration {

    @Bean
    Repository<Reservation> reservationRepository(AggregateRepositories repositories) {
        return repositories.of(Reservation.class);
    }
}
