package io.cygi.query.remote;

import io.cygi.contracts.port.ErasureObstacle;
import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.port.ReservationOutcomes;
import io.cygi.contracts.port.TopUpOutcomes;
import io.cygi.messaging.processing.SharedReadSide;
import io.cygi.messaging.store.EventFeed;
import io.cygi.remote.RequiredPorts;
import io.cygi.remote.port.HttpErasureObstacle;
import io.cygi.remote.port.HttpPersonalData;
import io.cygi.remote.port.HttpReadSide;
import io.cygi.remote.port.HttpReservationOutcomes;
import io.cygi.remote.port.HttpTopUpOutcomes;
import io.cygi.remote.serve.ConditionalOnServing;
import io.cygi.remote.serve.ServedCall;
import io.cygi.service.health.ReadyCheck;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Answers the calls of other services, where a property says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnServing
public class CallConfiguration {

    private static final Duration VIEWS_PATIENCE = Duration.ofSeconds(1);

    @Bean
    ServedCall reservationOutcomeCall(ReservationOutcomes outcomes) {
        return HttpReservationOutcomes.served(outcomes);
    }

    @Bean
    ServedCall topUpOutcomeCall(TopUpOutcomes outcomes) {
        return HttpTopUpOutcomes.served(outcomes);
    }

    @Bean
    ServedCall personalDataCall(List<PersonalData> modules, JsonMapper json) {
        return HttpPersonalData.served(modules, json);
    }

    @Bean
    ServedCall erasureObstacleCall(List<ErasureObstacle> obstacles) {
        return HttpErasureObstacle.served(obstacles);
    }

    @Bean
    ServedCall caughtUpCall(
            EventProcessingConfiguration processing, EventFeed feed, JdbcTemplate jdbc, Serializer serializer) {
        return HttpReadSide.served(new SharedReadSide(processing, feed, jdbc, serializer));
    }

    /** Waits once for views that are as new as the events, because those of a new service are empty. */
    @Bean
    @ConditionalOnProperty(RequiredPorts.SERVICE)
    ReadyCheck viewsReady(
            EventProcessingConfiguration processing, EventFeed feed, JdbcTemplate jdbc, Serializer serializer) {
        SharedReadSide views = new SharedReadSide(processing, feed, jdbc, serializer);
        return ReadyCheck.once("views", () -> views.awaitCaughtUp(VIEWS_PATIENCE));
    }
}
