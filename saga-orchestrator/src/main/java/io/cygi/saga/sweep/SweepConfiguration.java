package io.cygi.saga.sweep;

import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.processing.Sweep;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures the sweeps. */
@Configuration(proxyBeanMethods = false)
public class SweepConfiguration {

    /**
     * Pause between two looks for expired holds. Seats are free within a second of a hold's end, and the search may
     * take a tenth of that.
     */
    private static final Duration EXPIRY_PERIOD = Duration.ofMillis(100);

    private static final Duration WITHDRAWAL_PERIOD = Duration.ofMillis(250);
    private static final int SENDS_AT_ONCE_MAX = 16;

    @Bean
    LiveReservations liveReservations(JdbcTemplate jdbc) {
        return new LiveReservations(new JdbcLiveReservationTable(jdbc));
    }

    @Bean
    ParallelSends sweepSends() {
        return new ParallelSends(SENDS_AT_ONCE_MAX);
    }

    @Bean
    ReservationTerminator reservationTerminator(
            LiveReservations reservations, Commands commands, ParallelSends sends, Clock clock) {
        return new ReservationTerminator(reservations, commands, sends, clock);
    }

    @Bean
    Sweep holdExpiry(ReservationTerminator terminator) {
        return new Sweep("hold-expiry", EXPIRY_PERIOD, terminator::expireHolds);
    }

    @Bean
    Sweep concertWithdrawal(ReservationTerminator terminator) {
        return new Sweep("concert-withdrawal", WITHDRAWAL_PERIOD, terminator::withdrawFromCancelledConcerts);
    }

    @Bean
    ConfigurerModule liveReservationsProcessor() {
        return configurer -> Processors.swept(configurer.eventProcessing(), LiveReservations.GROUP);
    }
}
