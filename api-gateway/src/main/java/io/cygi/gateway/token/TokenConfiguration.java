package io.cygi.gateway.token;

import io.cygi.gateway.account.AccountAccess;
import io.cygi.messaging.processing.Sweep;
import io.cygi.web.caller.BearerHeader;
import io.cygi.web.caller.TokenListener;
import io.cygi.web.token.TokenDecoders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.util.function.SingletonSupplier;

/** Configures tokens. They are signed with RSA and SHA-256, and with no other algorithm. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
public class TokenConfiguration {

    private static final Duration KEYS_PERIOD = Duration.ofSeconds(10);

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SigningKeys signingKeys(@Value("${cygi.data-dir:./data}") String dataDir, Clock clock, TokenProperties properties) {
        Path folder = Objects.requireNonNullElseGet(properties.keysDir(), () -> Path.of(dataDir, "keys"));
        return new SigningKeys(new SigningKeyFolder(folder, SigningKeyFolder::generate), clock, properties);
    }

    @Bean
    Sweep signingKeyMaintenance(SigningKeys signingKeys) {
        return new Sweep("signing-keys", KEYS_PERIOD, signingKeys::maintain);
    }

    /** Creates the encoder, which signs with one of the published keys: the one in state SIGNING. */
    @Bean
    JwtEncoder jwtEncoder(SigningKeys signingKeys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(signingKeys);
        encoder.setJwkSelector(published -> signingKeys.signing().jwk());
        return encoder;
    }

    @Bean
    TokenIssuer tokens(
            JwtEncoder jwtEncoder, Clock clock, TokenProperties properties, ObjectProvider<TokenListener> listeners) {
        return new TokenIssuer(jwtEncoder, clock, properties, listeners::forEach);
    }

    @Bean
    IssuedTokens issuedTokens(SigningKeys signingKeys, TokenProperties properties) {
        return new IssuedTokens(signingKeys, properties.issuer());
    }

    @Bean
    AccessCheck accessCheck(
            ObjectProvider<AccountAccess> accounts,
            ObjectProvider<RevokedTokens> revoked,
            Clock clock,
            TokenProperties properties) {
        return new AccessCheck(once(accounts), once(revoked), clock, properties.longestLife());
    }

    /** Defers the lookup to the first token. These beans need a database, and the web server starts before it. */
    private static <T> Supplier<@Nullable T> once(ObjectProvider<T> provider) {
        return SingletonSupplier.ofNullable(provider::getIfAvailable);
    }

    @Bean(BearerHeader.VERIFIER_BEAN)
    JwtDecoder verifyingJwtDecoder(
            SigningKeys signingKeys, TokenProperties properties, AccessCheck access, Clock clock) {
        return TokenDecoders.verifying(signingKeys, properties.accepted(), access, clock);
    }

    @Bean
    @Primary
    JwtDecoder jwtDecoder(
            @Qualifier(BearerHeader.VERIFIER_BEAN) JwtDecoder verifyingJwtDecoder,
            TokenProperties properties,
            AccessCheck access,
            Clock clock) {
        return TokenDecoders.caching(verifyingJwtDecoder, properties.accepted(), access, clock);
    }
}
