package io.cygi.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class TokenDecodersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AcceptedTokens ACCEPTED =
            new AcceptedTokens("https://tickets.example.com", "cygi-api", Duration.ofSeconds(1));
    private static final RSAKey OLD = key("old");
    private static final RSAKey RECENT = key("recent");

    private final Keys keys = new Keys();
    private final AtomicInteger checks = new AtomicInteger();
    private boolean ended;
    private final JwtDecoder decoder =
            TokenDecoders.verifying(keys, ACCEPTED, this::access, Clock.fixed(NOW, ZoneOffset.UTC));

    /** Keys that are published before they are known. */
    private static final class Keys implements VerificationKeys {

        private List<VerificationKey> known = List.of();
        private final List<VerificationKey> published = new ArrayList<>();
        private int looks;
        private boolean fresh = true;

        @Override
        public List<VerificationKey> verificationKeys() {
            return known;
        }

        @Override
        public void lookIfDue() {
            looks++;
            known = List.copyOf(published);
        }

        @Override
        public boolean fresh() {
            return fresh;
        }

        private void publish(RSAKey key, Instant until) {
            try {
                published.add(new VerificationKey(key.getKeyID(), key.toRSAPublicKey(), until));
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private OAuth2TokenValidatorResult access(Jwt token) {
        checks.incrementAndGet();
        return ended
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                : OAuth2TokenValidatorResult.success();
    }

    private static RSAKey key(String keyId) {
        try {
            return new RSAKeyGenerator(2_048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ACCEPTED.issuer())
                .audience(ACCEPTED.audience())
                .subject("somebody")
                .issueTime(Date.from(NOW))
                .notBeforeTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .claim("roles", List.of("FAN"));
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void looksForAnUnknownKeyAndGoesOnWithTheKnownOnes() {
        keys.publish(OLD, Instant.MAX);
        assertThat(decoder.decode(signed(claims().build(), OLD)).getSubject()).isEqualTo("somebody");
        assertThat(keys.looks).isEqualTo(1);
        keys.publish(RECENT, Instant.MAX);

        assertThat(decoder.decode(signed(claims().build(), RECENT)).getSubject())
                .isEqualTo("somebody");
        assertThat(decoder.decode(signed(claims().build(), OLD)).getSubject()).isEqualTo("somebody");
        assertThat(keys.looks).isEqualTo(2);
    }

    @Test
    void refusesAnUnknownKeyOnlyWhereTheKeysAreFresh() {
        String unknown = signed(claims().build(), RECENT);
        keys.publish(OLD, Instant.MAX);
        assertThatThrownBy(() -> decoder.decode(unknown)).isInstanceOf(BadJwtException.class);

        keys.fresh = false;

        assertThatThrownBy(() -> decoder.decode(unknown))
                .isInstanceOf(UnknownKeyException.class)
                .isNotInstanceOf(BadJwtException.class);
        assertThat(decoder.decode(signed(claims().build(), OLD)).getSubject())
                .as("a known key")
                .isEqualTo("somebody");
    }

    @Test
    void refusesAKeyWhoseTokensHaveExpired() {
        keys.publish(OLD, NOW);
        keys.publish(RECENT, NOW.plusMillis(1));

        assertThatThrownBy(() -> decoder.decode(signed(claims().build(), OLD))).isInstanceOf(BadJwtException.class);
        assertThat(decoder.decode(signed(claims().build(), RECENT)).getSubject())
                .isEqualTo("somebody");
    }

    @Test
    void asksWhetherTheAccessHasEndedForGoodClaimsOnly() {
        keys.publish(OLD, Instant.MAX);
        assertThatThrownBy(
                        () -> decoder.decode(signed(claims().issuer("another").build(), OLD)))
                .isInstanceOf(JwtValidationException.class);
        assertThat(checks).hasValue(0);

        ended = true;

        assertThatThrownBy(() -> decoder.decode(signed(claims().build(), OLD)))
                .isInstanceOf(JwtValidationException.class);
        assertThat(checks).hasValue(1);
    }
}
