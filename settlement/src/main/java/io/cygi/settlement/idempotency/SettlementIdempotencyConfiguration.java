package io.cygi.settlement.idempotency;

import io.cygi.messaging.processing.Sweep;
import io.cygi.web.idempotency.IdempotencyStore;
import io.cygi.web.idempotency.IdempotentRequests;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Configures idempotency keys. */
@Configuration(proxyBeanMethods = false)
public class SettlementIdempotencyConfiguration {

    private static final Duration PURGE_PERIOD = Duration.ofMinutes(1);

    /**
     * Creates the store of this service. It is no candidate for injection elsewhere, because each service in a process
     * has a store of its own.
     */
    @Bean(defaultCandidate = false)
    IdempotencyStore settlementIdempotencyStore(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        return new IdempotencyStore(jdbc, transaction, clock, "settlement_request");
    }

    @Bean
    IdempotentRequests settlementIdempotency(
            @Qualifier("settlementIdempotencyStore") IdempotencyStore store,
            TransactionOperations transaction,
            JsonMapper json) {
        return new IdempotentRequests(store, transaction, json);
    }

    @Bean
    Sweep settlementIdempotencyPurge(@Qualifier("settlementIdempotencyStore") IdempotencyStore store) {
        return new Sweep("settlement-idempotency-keys", PURGE_PERIOD, store::purge);
    }
}
