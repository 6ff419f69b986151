package io.cygi.gateway.token;

import io.cygi.gateway.account.AccountAccess;
import io.cygi.messaging.processing.Sweep;
import io.cygi.web.caller.BearerHeader;
import io.cygi.web.caller.TokenListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
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
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
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
        OAuth2TokenValidator<Jwt> claims = TokenChecks.of(properties, clock);
        return new KeyedJwtDecoder(
                signingKeys,
                clock,
                signature -> checked(signature, token -> {
                    OAuth2TokenValidatorResult result = claims.validate(token);
                    // The access is checked only for a token that names an account.
                    return result.hasErrors() ? result : access.validate(token);
                }));
    }

    /**
     * Adds the checks of claims. The issuer is compared as text, because parsing it as an address costs time for each
     * token.
     */
    private static JwtDecoder checked(NimbusJwtDecoder signature, OAuth2TokenValidator<Jwt> checks) {
        MappedJwtClaimSetConverter types =
                MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, issuer -> issuer));
        signature.setClaimSetConverter(claims -> types.convert(issuedAtSomeTime(claims)));
        signature.setJwtValidator(checks);
        return signature;
    }

    /**
     * Refuses a token without a time of issue. The framework would assume a time in the future, and an earlier end of
     * access would have no effect.
     */
    private static Map<String, Object> issuedAtSomeTime(Map<String, Object> claims) {
        if (!claims.containsKey(JwtClaimNames.IAT)) {
            throw new BadJwtException("The token has no time of issue.");
        }
        return claims;
    }

    @Bean
    @Primary
    JwtDecoder jwtDecoder(
            @Qualifier(BearerHeader.VERIFIER_BEAN) JwtDecoder verifyingJwtDecoder,
            TokenProperties properties,
            AccessCheck access,
            Clock clock) {
        return new CachingJwtDecoder(verifyingJwtDecoder, TokenChecks.timestamps(properties, clock), access);
    }
}
