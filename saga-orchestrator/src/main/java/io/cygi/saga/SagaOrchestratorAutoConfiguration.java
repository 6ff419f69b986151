package io.cygi.saga;

import io.cygi.messaging.Commands;
import io.cygi.messaging.MessagingAutoConfiguration;
import io.cygi.messaging.ModuleSchema;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.saga.SagaSchemaConfiguration;
import io.cygi.saga.booking.BookingSaga;
import io.cygi.saga.booking.BookingSteps;
import io.cygi.saga.cancellation.CancellationSaga;
import io.cygi.saga.cancellation.CancellationSteps;
import io.cygi.saga.cancellation.ConcertCancellationSaga;
import io.cygi.saga.sweep.SweepConfiguration;
import io.cygi.saga.topup.TopUpProcessConfiguration;
import io.cygi.saga.topup.callback.CallbackConfiguration;
import io.cygi.saga.topup.report.ReportConfiguration;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Configures the sagas, and the sweeps beside them. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@Import({
    SagaSchemaConfiguration.class,
    BookingSaga.class,
    CancellationSaga.class,
    ConcertCancellationSaga.class,
    SweepConfiguration.class,
    TopUpProcessConfiguration.class,
    CallbackConfiguration.class,
    ReportConfiguration.class
})
public class SagaOrchestratorAutoConfiguration {

    /** Number of segments of the booking processor. Each segment waits only for the slowest step of its own batches. */
    private static final int BOOKING_SEGMENTS = 4;

    @Bean
    FlywayMigrationInitializer sagaOrchestratorSchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "saga_orchestrator");
    }

    @Bean
    BookingCompensation bookingCompensation(Commands commands, Clock clock) {
        return new BookingCompensation(commands, clock);
    }

    @Bean
    BookingSteps bookingSteps(Commands commands, BookingCompensation compensation, Clock clock) {
        return new BookingSteps(commands, compensation, clock);
    }

    @Bean
    CancellationSteps cancellationSteps(BookingCompensation compensation, Clock clock) {
        return new CancellationSteps(compensation, clock);
    }

    @Bean
    ConfigurerModule sagaProcessors() {
        return configurer -> {
            Processors.sagas(configurer.eventProcessing(), BookingSaga.GROUP, BOOKING_SEGMENTS);
            Processors.sagas(configurer.eventProcessing(), CancellationSaga.GROUP, 1);
            Processors.sagas(configurer.eventProcessing(), ConcertCancellationSaga.GROUP, 1);
        };
    }
}
