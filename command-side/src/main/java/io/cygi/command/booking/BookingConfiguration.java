package io.cygi.command.booking;

import io.cygi.command.concert.ConcertCatalogue;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.SharedReads;
import io.cygi.messaging.store.history.EventHistory;
import io.cygi.remote.RequiredPorts;
import io.cygi.service.health.ReadyCheck;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Wires the fan's write endpoints. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BookingProperties.class)
@Import({BookingController.class, HoldExtensionController.class})
public class BookingConfiguration {

    /** The order of the busy filter: before the caller is identified, and after the filter that makes answers whole. */
    private static final int BUSY_FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    /** The longest time that a fan waits for the confirmation of a refusal. */
    private static final Duration CONFIRMED_MAX = Duration.ofSeconds(1);

    @Bean
    BookingsUnderWay bookingsUnderWay(BookingProperties properties) {
        return new BookingsUnderWay(properties.underWayMax());
    }

    @Bean
    FilterRegistrationBean<BusyFilter> busyFilter(BookingsUnderWay underWay, JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new BusyFilter(underWay, json));
        registration.setOrder(BUSY_FILTER_ORDER);
        return registration;
    }

    @Bean
    Occupancies occupancies(EventHistory history, BookingsUnderWay underWay, SharedReads refusedSeats) {
        return new Occupancies(history::read, underWay, refusedSeats::read);
    }

    @Bean
    SharedReads refusedSeats(GroupedEventStore store) {
        return new SharedReads(store, CONFIRMED_MAX);
    }

    @Bean
    BookingService bookingService(
            ConcertCatalogue catalogue, Occupancies occupancies, BookingsUnderWay underWay, Clock clock) {
        return new BookingService(catalogue, occupancies, underWay, clock);
    }

    /** Is ready while the processor runs that reads which seats are taken. */
    @Bean
    @ConditionalOnProperty(RequiredPorts.SERVICE)
    ReadyCheck occupancyReady(EventProcessingConfiguration processing) {
        return new ReadyCheck("seat occupancy", () -> processing
                .eventProcessor(Occupancies.GROUP, StreamingEventProcessor.class)
                .filter(BookingConfiguration::follows)
                .isPresent());
    }

    private static boolean follows(StreamingEventProcessor processor) {
        return !processor.processingStatus().isEmpty()
                && processor.processingStatus().values().stream().noneMatch(EventTrackerStatus::isErrorState);
    }

    @Bean
    ConfigurerModule occupancyProcessor(ObjectProvider<Occupancies> occupancies) {
        return configurer -> Processors.inMemory(configurer.eventProcessing(), Occupancies.GROUP, () -> occupancies
                .getObject()
                .begin());
    }
}
