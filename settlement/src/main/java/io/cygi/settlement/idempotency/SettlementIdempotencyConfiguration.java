package io.cygi.settlement.idempotency;

import io.cygi.messaging.processing.Sweep;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Wires idempotency keys. */
@Configuration(proxyBeanMethods = false)
public class SettlementIdempotencyConfiguration {

    private static final Duration PURGE_PERIOD = Duration.ofMinutes(1);

    @Bean
    IdempotentRequests settlementIdempotency(
            JdbcTemplate jdbc, TransactionOperations transaction, JsonMapper json, Clock clock) {
        return new IdempotentRequests(jdbc, transaction, json, clock);
    }

    @Bean
    Sweep settlementIdempotencyPurge(IdempotentRequests settlementIdempotency) {
        return new Sweep("settlement-idempotency-keys", PURGE_PERIOD, settlementIdempotency::purge);
    }
}
