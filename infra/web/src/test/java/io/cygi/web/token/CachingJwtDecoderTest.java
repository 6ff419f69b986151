package io.cygi.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class CachingJwtDecoderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final AtomicInteger verified = new AtomicInteger();
    private final AtomicBoolean locked = new AtomicBoolean();
    private final CachingJwtDecoder decoder = new CachingJwtDecoder(this::verify, timestamps(), this::access);

    @Test
    void verifiesATokenOnce() {
        assertThat(decoder.decode("good").getSubject()).isEqualTo("fan-1");
        assertThat(decoder.decode("good").getSubject()).isEqualTo("fan-1");

        assertThat(verified).hasValue(1);
    }

    @Test
    void refusesARememberedTokenAfterItsExpiry() {
        decoder.decode("good");
        now.set(NOW.plus(Duration.ofMinutes(10)));

        assertThatThrownBy(() -> decoder.decode("good")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void refusesARememberedTokenWhoseAccessHasEndedAtOnce() {
        decoder.decode("good");
        locked.set(true);

        assertThatThrownBy(() -> decoder.decode("good")).isInstanceOf(JwtValidationException.class);
        assertThat(verified).hasValue(1);
    }

    private OAuth2TokenValidatorResult access(Jwt token) {
        return locked.get()
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                : OAuth2TokenValidatorResult.success();
    }

    @Test
    void remembersNoRefusedToken() {
        assertThatThrownBy(() -> decoder.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decoder.decode("bad")).isInstanceOf(BadJwtException.class);

        assertThat(verified).hasValue(2);
    }

    @Test
    void distinguishesTokensByTheirWholeText() {
        decoder.decode("good");

        assertThatThrownBy(() -> decoder.decode("good ")).isInstanceOf(BadJwtException.class);
    }

    private Jwt verify(String token) {
        verified.incrementAndGet();
        if (!token.equals("good")) {
            throw new BadJwtException("not signed by us");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("fan-1")
                .issuedAt(NOW)
                .notBefore(NOW)
                .expiresAt(NOW.plus(Duration.ofMinutes(5)))
                .build();
    }

    private JwtTimestampValidator timestamps() {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(Duration.ZERO);
        timestamps.setClock(new Clock() {

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        });
        return timestamps;
    }
}
