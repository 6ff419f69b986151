package io.cygi.command.idempotency;

import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.Sweep;
import io.cygi.web.idempotency.IdempotencyStore;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Wires idempotency keys. */
@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {

    private static final Duration PURGE_PERIOD = Duration.ofMinutes(1);

    @Bean
    IdempotencyStore idempotencyStore(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        return new IdempotencyStore(jdbc, transaction, clock, "idempotency_key");
    }

    @Bean
    Idempotency idempotency(IdempotencyStore store, Commands commands, JsonMapper json) {
        return new Idempotency(store, commands, json);
    }

    /**
     * Registers the interceptor. The registration is not undone on shutdown, because requests may still be under way.
     */
    @Bean(destroyMethod = "")
    Registration idempotencyInterceptor(CommandBus commandBus, IdempotencyStore store) {
        return commandBus.registerHandlerInterceptor(new IdempotencyInterceptor(store));
    }

    @Bean
    Sweep idempotencyPurge(IdempotencyStore store) {
        return new Sweep("idempotency-keys", PURGE_PERIOD, store::purge);
    }
}
