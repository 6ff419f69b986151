package io.cygi.queue.http.fan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.messaging.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.json.JsonMapper;

class FanTokenVerifierTest {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final AtomicInteger decoded = new AtomicInteger();
    private final Set<AccountId> doubted = new HashSet<>();
    private final Set<AccountId> locked = new HashSet<>();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final Instant from = clock.instant();
    private final Instant until = from.plus(LIFE);
    private final FanTokenVerifier tokens = new FanTokenVerifier(
            this::decode,
            new VerifiedTokenCache(100),
            account -> !doubted.contains(account),
            JsonMapper.builder().build(),
            clock);

    @Test
    void verifiesARepeatedTokenOnce() {
        assertThat(tokens.fan(request("fan.one"))).contains(new AccountId("one"));
        assertThat(isFan("fan.one", "one")).isTrue();
        assertThat(isFan("fan.one", "one")).isTrue();
        assertThat(decoded).hasValue(1);

        assertThat(isFan("fan.two", "two")).isTrue();
        assertThat(isFan("fan.two", "two")).isTrue();
        assertThat(decoded).hasValue(2);
    }

    @Test
    void acceptsATokenForItsOwnFanOnly() {
        assertThat(isFan("fan.one", "two")).isFalse();
        assertThat(isFan("fan.one", "one")).isTrue();
        assertThat(isFan("fan.one", "two")).isFalse();
    }

    @Test
    void verifiesATokenAgainAfterItsExpiry() {
        assertThat(isFan("fan.one", "one")).isTrue();
        clock.set(until.minusMillis(1));
        assertThat(isFan("fan.one", "one")).isTrue();
        assertThat(decoded).hasValue(1);

        clock.set(until);
        assertThat(isFan("fan.one", "one")).as("within the verifier's skew").isTrue();
        assertThat(isFan("fan.one", "one")).isTrue();
        assertThat(decoded).as("which is the verifier's to allow").hasValue(3);

        clock.set(until.plus(SKEW));
        assertThat(isFan("fan.one", "one")).isFalse();
    }

    @Test
    void refusesARememberedTokenOfALockedAccountAtOnce() {
        AccountId one = new AccountId("one");
        String issued = jwt("{\"sub\":\"one\"}");
        tokens.issued(issued, one, List.of("FAN"), until);
        assertThat(isFan("fan.one", "one")).isTrue();
        assertThat(tokens.fan(request(issued))).contains(one);

        doubted.add(one);
        locked.add(one);

        assertThat(isFan("fan.one", "one")).isFalse();
        assertThat(tokens.fan(request("fan.one"))).isEmpty();
        assertThat(tokens.fan(request(issued))).isEmpty();
        assertThat(isFan("fan.two", "two")).as("others are let in").isTrue();
    }

    @Test
    void verifiesATokenEachTimeAfterAChangeOfItsAccount() {
        assertThat(isFan("fan.one", "one")).isTrue();
        doubted.add(new AccountId("one"));

        assertThat(isFan("fan.one", "one")).as("it was issued after that").isTrue();
        assertThat(isFan("fan.one", "one")).isTrue();
        assertThat(decoded).hasValue(3);
    }

    @Test
    void remembersNeitherInvalidTokensNorThoseOfOtherRoles() {
        for (String token : List.of("bad.one", "organizer.one")) {
            decoded.set(0);
            assertThat(isFan(token, "one")).isFalse();
            assertThat(tokens.fan(request(token))).isEmpty();
            assertThat(decoded).hasValue(2);
        }
    }

    @Test
    void doesNotVerifyATokenThatThisProcessHasIssuedToAFan() {
        String token = jwt("{\"iss\":\"x\",\"sub\":\"one\"}");
        tokens.issued(token, new AccountId("one"), List.of("FAN"), until);

        assertThat(tokens.fan(request(token))).contains(new AccountId("one"));
        assertThat(isFan(token, "one")).isTrue();
        assertThat(isFan(token, "two")).isFalse();
        assertThat(decoded).as("for the other").hasValue(1);
        clock.set(until);
        assertThat(tokens.fan(request(token))).isEmpty();
        assertThat(decoded).hasValue(2);
    }

    @Test
    void acceptsNoUnverifiedClaimOfAToken() {
        String token = jwt("{\"sub\":\"one\"}");
        tokens.issued(token, new AccountId("one"), List.of("FAN"), until);
        tokens.issued(jwt("{\"sub\":\"two\"}"), new AccountId("two"), List.of("ORGANIZER"), until);

        for (String forged : List.of(
                token + "x",
                token.replace("header.", "Header."),
                jwt("{\"sub\":\"one\" }"),
                jwt("{\"sub\":\"two\"}"),
                jwt("{\"sub\":7}"),
                jwt("{\"sub\":\"\"}"),
                jwt("nonsense"),
                jwt("null"),
                jwt("[]"),
                "..",
                "header.====.signature")) {
            assertThat(tokens.fan(request(forged))).as(forged).isEmpty();
            assertThat(isFan(forged, "one")).as(forged).isFalse();
        }
    }

    private static String jwt(String claims) {
        return "header."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".signature";
    }

    @Test
    void distinguishesTokensByTheirWholeText() {
        assertThat(isFan("fan.one", "one")).isTrue();

        assertThat(isFan("fan.one.", "one")).isFalse();
        assertThat(isFan("Fan.one", "one")).isFalse();
    }

    private boolean isFan(String token, String account) {
        return tokens.isFan(request(token), new AccountId(account));
    }

    private static MockHttpServletRequest request(String token) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer " + token);
        return request;
    }

    /** Decodes a token that consists of a role and a subject. */
    private Jwt decode(String token) {
        decoded.incrementAndGet();
        String[] parts = token.split("\\.", -1);
        if (parts.length != 2
                || !List.of("fan", "organizer").contains(parts[0])
                || locked.contains(new AccountId(parts[1]))
                || !clock.instant().isBefore(until.plus(SKEW))) {
            throw new BadJwtException("not good");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(parts[1])
                .claim("roles", List.of(parts[0].toUpperCase(Locale.ROOT)))
                .notBefore(from)
                .expiresAt(until)
                .build();
    }
}
