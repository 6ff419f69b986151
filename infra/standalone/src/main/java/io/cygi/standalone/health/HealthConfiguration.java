package io.cygi.standalone.health;

import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.health.AccessHealthIndicator;
import io.cygi.gateway.token.RevokedTokens;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.worker.Workers;
import io.cygi.service.health.DurabilityHealthIndicator;
import io.cygi.service.health.WorkersHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the platform's own health indicators. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    WorkersHealthIndicator workersHealthIndicator(Workers workers) {
        return new WorkersHealthIndicator(workers);
    }

    @Bean
    DurabilityHealthIndicator durabilityHealthIndicator(ServerWatch watch) {
        return new DurabilityHealthIndicator(watch);
    }

    @Bean
    AccessHealthIndicator accessHealthIndicator(AccountAccess access, RevokedTokens revoked) {
        return new AccessHealthIndicator(access::fresh, revoked::fresh);
    }
}
