package io.cygi.command.booking;

import io.cygi.command.concert.ConcertCatalogue;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.store.EventHistory;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the fan's write endpoints. */
@Configuration(proxyBeanMethods = false)
@Import(BookingController.class)
public class BookingConfiguration {

    @Bean
    Occupancies occupancies(EventHistory history) {
        return new Occupancies(history);
    }

    @Bean
    BookingDesk bookingDesk(ConcertCatalogue catalogue, Occupancies occupancies, Clock clock) {
        return new BookingDesk(catalogue, occupancies, clock);
    }

    @Bean
    ConfigurerModule occupancyProcessor() {
        return configurer -> Processors.inMemory(configurer.eventProcessing(), Occupancies.GROUP);
    }
}
