package io.cygi.service.token;

import io.cygi.messaging.processing.Sweep;
import io.cygi.web.caller.BearerHeader;
import io.cygi.web.caller.TokenTrust;
import io.cygi.web.token.TokenDecoders;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Configures the verification of users' tokens. The edge has checked locks and revocations of each request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AcceptedTokenProperties.class)
public class VerificationConfiguration {

    private static final Duration KEYS_PERIOD = Duration.ofSeconds(10);
    private static final Duration KEYS_PATIENCE = Duration.ofSeconds(2);
    private static final OAuth2TokenValidator<Jwt> CHECKED_BY_EDGE = token -> OAuth2TokenValidatorResult.success();

    /** Reads the keys at the start. A service starts without them, too, and reads them when the edge is there. */
    @Bean
    JwksKeys jwksKeys(AcceptedTokenProperties properties, Clock clock) {
        JwksKeys keys = new JwksKeys(properties.jwksUri(), new JwksClient(KEYS_PATIENCE), clock);
        keys.lookIfDue();
        return keys;
    }

    @Bean
    Sweep verificationKeyMaintenance(JwksKeys keys) {
        return new Sweep("verification-keys", KEYS_PERIOD, keys::read);
    }

    @Bean(BearerHeader.VERIFIER_BEAN)
    JwtDecoder verifyingJwtDecoder(JwksKeys keys, AcceptedTokenProperties properties, Clock clock) {
        return TokenDecoders.verifying(keys, properties.accepted(), CHECKED_BY_EDGE, clock);
    }

    @Bean
    @Primary
    JwtDecoder jwtDecoder(
            @Qualifier(BearerHeader.VERIFIER_BEAN) JwtDecoder verifyingJwtDecoder,
            AcceptedTokenProperties properties,
            Clock clock) {
        return TokenDecoders.caching(verifyingJwtDecoder, properties.accepted(), CHECKED_BY_EDGE, clock);
    }

    /** Trusts cached tokens, because no request comes but through the edge. */
    @Bean
    TokenTrust trustedEdge() {
        return account -> true;
    }
}
