package io.cygi.queue.http.fan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.json.JsonMapper;

/** A fan in a line is identified by a session or by a token. */
class FanAuthenticatorTest {

    private static final String SESSION = "session";

    private final FanTokenVerifier tokens = new FanTokenVerifier(
            token -> Jwt.withTokenValue(token)
                    .header("alg", "RS256")
                    .subject("by-token")
                    .claim("roles", List.of("FAN"))
                    .build(),
            new VerifiedTokenCache(100),
            account -> true,
            JsonMapper.builder().build(),
            Clock.systemUTC());
    private final FanAuthenticator callers = new FanAuthenticator(tokens, FanAuthenticatorTest::session);

    private static Optional<Caller> session(HttpServletRequest request) {
        String role = request.getHeader(SESSION);
        return role == null
                ? Optional.empty()
                : Optional.of(new Caller(new AccountId("by-session"), "Somebody", Set.of(role)));
    }

    @Test
    void identifiesAFanByTheSession() {
        assertThat(callers.fan(request(null, "FAN"))).contains(new AccountId("by-session"));
        assertThat(callers.isFan(request(null, "FAN"), new AccountId("by-session")))
                .isTrue();
        assertThat(callers.isFan(request(null, "FAN"), new AccountId("another")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORGANIZER", "ADMIN"})
    void identifiesNoOtherRole(String role) {
        assertThat(callers.fan(request(null, role))).isEmpty();
    }

    @Test
    void usesOnlyTheTokenIfThereIsOne() {
        assertThat(callers.fan(request("Bearer a.b.c", "FAN"))).contains(new AccountId("by-token"));
        assertThat(callers.fan(request("Basic eDp5", "FAN"))).isEmpty();
        assertThat(callers.isFan(request("Bearer a.b.c", "FAN"), new AccountId("by-session")))
                .isFalse();
    }

    @Test
    void identifiesNobodyWithoutTokenAndSession() {
        assertThat(callers.fan(request(null, null))).isEmpty();
    }

    private static MockHttpServletRequest request(@Nullable String authorization, @Nullable String role) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        if (role != null) {
            request.addHeader(SESSION, role);
        }
        return request;
    }
}
