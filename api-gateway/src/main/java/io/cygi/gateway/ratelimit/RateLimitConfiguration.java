package io.cygi.gateway.ratelimit;

import io.cygi.gateway.audit.AuditLog;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Configures the rate limits of requests. Each process counts for itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitProperties.class)
public class RateLimitConfiguration {

    /** Order of the filter: directly before security, whose work it bounds. */
    private static final int FILTER_ORDER = SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1;

    private static final Duration CLIENT_KNOWN_FOR = Duration.ofHours(1);

    @Bean
    RateLimitResponder rateLimitResponder(JsonMapper json, AuditLog audit) {
        return new RateLimitResponder(json, audit);
    }

    @Bean
    ApiRateLimit apiRateLimit(RateLimitProperties properties, RateLimitResponder refusals) {
        return new ApiRateLimit(
                new RateLimit("account", Rate.valueOf(properties.account()), properties.keysMax()),
                new RateLimit("key", Rate.valueOf(properties.key()), properties.keysMax()),
                new RateLimit("address", Rate.valueOf(properties.address()), properties.keysMax()),
                refusals);
    }

    @Bean
    FilterRegistrationBean<CredentialRateFilter> credentialRates(
            RateLimitProperties properties, LoginsUnderWay logins, RateLimitResponder refusals) {
        int keys = properties.keysMax();
        CredentialRateFilter.Limits limits = new CredentialRateFilter.Limits(
                new RateLimit("login", Rate.valueOf(properties.login()), keys),
                new RateLimit("failed-logins", Rate.valueOf(properties.failedLogins()), keys),
                new RateLimit("failed-tokens", Rate.valueOf(properties.failedTokens()), keys),
                new RateLimit("tokens", Rate.valueOf(properties.tokens()), keys),
                new RateLimit("key-tokens", Rate.valueOf(properties.keyTokens()), keys),
                knownClients(Rate.valueOf(properties.knownClient()), keys),
                new RateLimit("demo-tokens", Rate.valueOf(properties.demoTokens()), keys));
        var registration = new FilterRegistrationBean<>(new CredentialRateFilter(limits, logins, refusals));
        registration.setOrder(FILTER_ORDER);
        registration.addUrlPatterns(CredentialRateFilter.PATHS);
        return registration;
    }

    private static RateLimit knownClients(Rate rate, int keysMax) {
        Duration keptFor = rate.window().compareTo(CLIENT_KNOWN_FOR) > 0 ? rate.window() : CLIENT_KNOWN_FOR;
        return new RateLimit("known-client", rate, keysMax, keptFor, TimeMeter.SYSTEM_NANOTIME);
    }
}
