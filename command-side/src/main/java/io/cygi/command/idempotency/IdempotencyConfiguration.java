package io.cygi.command.idempotency;

import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.Sweep;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Wires idempotency keys. */
@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {

    private static final Duration PURGE_PERIOD = Duration.ofMinutes(1);

    @Bean
    IdempotencyStore idempotencyStore(JdbcTemplate jdbc, Clock clock) {
        return new IdempotencyStore(jdbc, clock);
    }

    @Bean
    Idempotency idempotency(IdempotencyStore store, Commands commands, JsonMapper json) {
        return new Idempotency(store, commands, json);
    }

    @Bean
    ConfigurerModule idempotencyInterceptor(IdempotencyStore store) {
        return configurer -> configurer.onInitialize(configuration ->
                configuration.commandBus().registerHandlerInterceptor(new IdempotencyInterceptor(store)));
    }

    @Bean
    Sweep idempotencyPurge(IdempotencyStore store) {
        return new Sweep("idempotency-keys", PURGE_PERIOD, store::purge);
    }
}
