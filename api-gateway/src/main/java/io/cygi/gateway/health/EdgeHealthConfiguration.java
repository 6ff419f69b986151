package io.cygi.gateway.health;

import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.token.RevokedTokens;
import io.cygi.service.health.ReadyCheck;
import io.cygi.web.token.VerificationKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures health and readiness of the edge in a process of its own. */
@Configuration(proxyBeanMethods = false)
public class EdgeHealthConfiguration {

    @Bean
    AccessHealthIndicator accessHealthIndicator(AccountAccess access, RevokedTokens revoked) {
        return new AccessHealthIndicator(access::fresh, revoked::fresh);
    }

    @Bean
    ReadyCheck accessReady(AccountAccess access, RevokedTokens revoked) {
        return new ReadyCheck("locks and revocations", () -> access.fresh() && revoked.fresh());
    }

    @Bean
    ReadyCheck keysReady(VerificationKeys keys) {
        return new ReadyCheck("signing keys", () -> !keys.verificationKeys().isEmpty());
    }
}
