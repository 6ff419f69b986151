package io.cygi.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.cygi.web.BearerHeader;
import io.cygi.web.TokenListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Tokens signed with RSA and SHA-256, and no other algorithm. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
public class TokenConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(@Value("${cygi.data-dir:./data}") String dataDir) {
        RSAKey key = SigningKeys.in(Path.of(dataDir, "keys"));
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    Tokens tokens(
            JWKSource<SecurityContext> signingKeys,
            Clock clock,
            TokenProperties properties,
            ObjectProvider<TokenListener> listeners) {
        return new Tokens(new NimbusJwtEncoder(signingKeys), clock, properties, listeners::forEach);
    }

    /** For the one key that there is: asking the set of keys makes the key anew for each token. */
    @Bean(BearerHeader.VERIFIER_BEAN)
    JwtDecoder verifyingJwtDecoder(JWKSource<SecurityContext> signingKeys, TokenProperties properties)
            throws JOSEException {
        JWKSelector ours =
                new JWKSelector(new JWKMatcher.Builder().keyType(KeyType.RSA).build());
        RSAKey key = signingKeys.get(ours, null).getFirst().toRSAKey();
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey())
                .signatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
        // Ours is a name and no address, and trying to read it as one costs an exception for each token.
        decoder.setClaimSetConverter(
                MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, issuer -> issuer)));
        decoder.setJwtValidator(validator(properties));
        return decoder;
    }

    @Bean
    @Primary
    JwtDecoder jwtDecoder(
            @Qualifier(BearerHeader.VERIFIER_BEAN) JwtDecoder verifyingJwtDecoder, TokenProperties properties) {
        return new RememberingJwtDecoder(verifyingJwtDecoder, timestamps(properties));
    }

    private static JwtTimestampValidator timestamps(TokenProperties properties) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(properties.clockSkew());
        timestamps.setAllowEmptyExpiryClaim(false);
        timestamps.setAllowEmptyNotBeforeClaim(false);
        return timestamps;
    }

    private static OAuth2TokenValidator<Jwt> validator(TokenProperties properties) {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                timestamps(properties),
                new JwtIssuerValidator(properties.issuer()),
                new JwtAudienceValidator(properties.audience()),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank())));
    }
}
