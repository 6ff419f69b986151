package io.cygi.command.seat;

import io.cygi.command.repository.AggregateRepositories;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires seats. */
@Configuration(proxyBeanMethods = false)
@Import(Seat.class)
public class SeatConfiguration {

    @Bean
    Repository<Seat> seatRepository(AggregateRepositories repositories) {
        return repositories.of(Seat.class);
    }
}
