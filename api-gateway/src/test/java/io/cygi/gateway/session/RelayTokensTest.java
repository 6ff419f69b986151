package io.cygi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.login.LoginTestBase;
import io.cygi.gateway.session.cookie.SessionCookies;
import io.cygi.gateway.token.TokenIssuer;
import io.cygi.web.caller.Caller;
import jakarta.servlet.http.Cookie;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The edge passes requests on with the caller's own token, or with one that it signs for the caller's session. */
class RelayTokensTest extends LoginTestBase {

    private final RelayTokens relay;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final TokenIssuer tokens;
    private final JwtDecoder decoder;

    @Autowired
    RelayTokensTest(
            RelayTokens relay, Sessions sessions, SessionCookies cookies, TokenIssuer tokens, JwtDecoder decoder) {
        this.relay = relay;
        this.sessions = sessions;
        this.cookies = cookies;
        this.tokens = tokens;
        this.decoder = decoder;
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private static MockHttpServletRequest request(String session) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/me");
        request.setCookies(new Cookie("SESSION", session));
        return request;
    }

    private static void authenticate(Authentication caller) {
        SecurityContextHolder.getContext().setAuthentication(caller);
    }

    private String relayed(String session) {
        authenticate(sessions.find(session).orElseThrow().authentication());
        return relay.of(request(session)).orElseThrow();
    }

    @Test
    void signsATokenForASession() {
        String session = loggedIn("1").cookie("SESSION");

        Jwt token = decoder.decode(relayed(session));

        ActiveSession active = sessions.find(session).orElseThrow();
        assertThat(token.getSubject()).isEqualTo(active.caller().accountId().value());
        assertThat(token.getClaimAsString("nickname")).isEqualTo(active.caller().nickname());
        assertThat(token.getClaimAsStringList("roles"))
                .containsExactlyInAnyOrderElementsOf(active.caller().roles());
        assertThat(token.getHeaders()).containsEntry("alg", "RS256");
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofMinutes(2));
        assertThat(token.getTokenValue()).doesNotContain(session);
    }

    @Test
    void usesTheTokenOfASessionForAMinute() throws ParseException {
        String session = loggedIn("1").cookie("SESSION");
        String first = relayed(session);
        clock().advance(Duration.ofSeconds(50));
        assertThat(relayed(session)).isEqualTo(first);

        clock().advance(Duration.ofSeconds(10));
        String second = relayed(session);

        assertThat(second).isNotEqualTo(first);
        assertThat(SignedJWT.parse(first).getJWTClaimsSet().getExpirationTime())
                .as("the end of a token that a request of the last moment was sent with")
                .isAfter(Date.from(clock().instant().plusSeconds(50)));
    }

    @Test
    void givesEachSessionATokenOfItsOwn() {
        String one = loggedIn("1").cookie("SESSION");
        String two = loggedIn("2").cookie("SESSION");

        assertThat(decoder.decode(relayed(one)).getSubject())
                .isNotEqualTo(decoder.decode(relayed(two)).getSubject());
    }

    @Test
    void passesABearerTokenOnUnchanged() {
        String token = tokens.issue(new AccountId("somebody"), "Somebody", List.of("FAN"))
                .accessToken();
        authenticate(new JwtAuthenticationToken(decoder.decode(token)));

        assertThat(relay.of(new MockHttpServletRequest())).hasValue(token);
        assertThat(relay.of(request("a cookie beside the token"))).hasValue(token);
    }

    @Test
    void hasNoTokenForARequestWithoutACaller() {
        assertThat(relay.of(request("forged"))).isEmpty();
        authenticate(new AnonymousAuthenticationToken("key", "anonymous", AuthorityUtils.createAuthorityList("NONE")));
        assertThat(relay.of(request("forged"))).isEmpty();
    }

    @Test
    void signsAgainAsSoonAsTheRolesChange() {
        AtomicInteger signed = new AtomicInteger();
        RelayTokens counted =
                new RelayTokens(caller -> caller.roles() + " " + signed.incrementAndGet(), cookies, clock());
        String before = tokenOf(counted, "session", Set.of(Role.FAN.name()));
        assertThat(tokenOf(counted, "session", Set.of(Role.FAN.name()))).isEqualTo(before);

        String after = tokenOf(counted, "session", Set.of(Role.ADMIN.name()));

        assertThat(before).isEqualTo("[FAN] 1");
        assertThat(after).isEqualTo("[ADMIN] 2");
    }

    @Test
    void keepsABoundedNumberOfTokens() {
        RelayTokens bounded = new RelayTokens(Caller::nickname, cookies, clock());
        for (int i = 0; i < RelayTokens.KEPT_MAX + 1_000; i++) {
            tokenOf(bounded, "session-" + i, Set.of(Role.FAN.name()));
        }

        assertThat(bounded.size()).isBetween(1L, (long) RelayTokens.KEPT_MAX);
    }

    private static String tokenOf(RelayTokens relay, String session, Set<String> roles) {
        Jwt placeholder = Jwt.withTokenValue("session")
                .header("alg", "none")
                .subject("somebody")
                .claim("nickname", "Somebody")
                .claim("roles", List.copyOf(roles))
                .build();
        authenticate(new JwtAuthenticationToken(placeholder));
        return relay.of(request(session)).orElseThrow();
    }
}
