package io.cygi.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.authorization.OAuthBrowser.Answer;
import io.cygi.gateway.authorization.OAuthBrowser.AppTokens;
import io.cygi.gateway.authorization.TestAccounts.Lines;
import io.cygi.gateway.authorization.TestAccounts.MemoryAccounts;
import io.cygi.gateway.authorization.grant.GrantTables;
import io.cygi.gateway.authorization.grant.Grants;
import io.cygi.gateway.authorization.grant.RevokedGrants;
import io.cygi.web.caller.TokenTrust;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.transaction.support.TransactionOperations;

/** A refresh token is used once; a second use, a revocation, a logout and a lock end all tokens of its grant. */
class RefreshTokenTest extends AuthorizationTest {

    @Autowired
    private MemoryAccounts accounts;

    @Autowired
    private Lines audit;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Grants grants;

    @Autowired
    private GrantTables tables;

    @Autowired
    private TokenTrust trust;

    @Autowired
    private JwtDecoder decoder;

    private AccountId fan;
    private OAuthBrowser browser;

    RefreshTokenTest() {
        this.fan = new AccountId("nobody");
        this.browser = new OAuthBrowser("");
    }

    @BeforeEach
    void logIn() {
        fan = accounts.open(Role.FAN);
        browser = new OAuthBrowser(address()).logIn(fan);
    }

    @Test
    void givesNewTokensForARefreshToken() throws Exception {
        AppTokens first = browser.tokens();
        AppTokens second = OAuthBrowser.tokens(browser.refresh(first.refresh()));
        AppTokens third = OAuthBrowser.tokens(browser.refresh(second.refresh()));

        assertThat(List.of(first.refresh(), second.refresh(), third.refresh())).doesNotHaveDuplicates();
        assertThat(call("GET", "/api/v1/me", third.access()).statusCode()).isEqualTo(200);
        assertThat(call("GET", "/api/v1/me", first.access()).statusCode())
                .as("the one before lives on")
                .isEqualTo(200);
        assertThat(SignedJWT.parse(third.id()).getJWTClaimsSet().getSubject()).isEqualTo(fan.value());
    }

    @Test
    void readsRolesAnewWithEachRefresh() throws Exception {
        AppTokens tokens = browser.tokens();
        accounts.change(fan, Role.FAN, Role.ADMIN);

        AppTokens next = OAuthBrowser.tokens(browser.refresh(tokens.refresh()));

        assertThat(SignedJWT.parse(next.access()).getJWTClaimsSet().getStringListClaim("roles"))
                .containsExactly("ADMIN", "FAN");
    }

    @Test
    void revokesTheFamilyOfARefreshTokenThatIsUsedAgain() {
        AppTokens stolen = browser.tokens();
        AppTokens next = OAuthBrowser.tokens(browser.refresh(stolen.refresh()));
        AppTokens latest = OAuthBrowser.tokens(browser.refresh(next.refresh()));

        assertThat(browser.refresh(stolen.refresh()).text("error")).isEqualTo("invalid_grant");

        assertThat(browser.refresh(latest.refresh()).text("error")).isEqualTo("invalid_grant");
        assertThat(call("GET", "/api/v1/me", latest.access()).statusCode()).isEqualTo(401);
        assertThat(trust.unchanged(fan)).as("caches of tokens look again").isFalse();
        assertThat(lines(AuditAction.REFRESH_TOKEN_REUSED)).hasSize(1);
    }

    @Test
    void leavesOtherFamiliesAlone() {
        AppTokens stolen = browser.tokens();
        AppTokens other = browser.tokens();
        browser.refresh(stolen.refresh());
        browser.refresh(stolen.refresh());

        assertThat(browser.refresh(other.refresh()).status()).isEqualTo(200);
        assertThat(call("GET", "/api/v1/me", other.access()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 8, 8})
    void acceptsOneOfManyUsesAtOnceAndTreatsTheOthersAsReuse(int uses) throws Exception {
        AppTokens tokens = browser.tokens();

        List<Answer> answers = atOnce(uses, () -> browser.refresh(tokens.refresh()));

        List<Answer> won =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(won).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allMatch(answer -> answer.text("error")
                .equals("invalid_grant"));
        assertThat(lines(AuditAction.REFRESH_TOKEN_REUSED)).hasSize(1);
        assertThat(browser.refresh(won.getFirst().text("refresh_token")).status())
                .as("somebody has a copy")
                .isEqualTo(400);
    }

    @Test
    void exchangesACodeOnceForManyRequestsAtOnce() throws Exception {
        String verifier = OAuthBrowser.verifier();
        String code = browser.code(verifier);

        List<Answer> answers = atOnce(8, () -> browser.exchange(code, verifier));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    }

    private static List<Answer> atOnce(int times, Callable<Answer> use) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(java.util.Collections.nCopies(times, use))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void refusesARefreshTokenOfAnotherClientWithoutRevokingIt() {
        AppTokens tokens = browser.tokens();

        assertThat(browser.refresh(tokens.refresh(), "app-two").text("error")).isEqualTo("invalid_grant");
        assertThat(browser.refresh(tokens.refresh(), "nobody").text("error")).isEqualTo("invalid_client");
        assertThat(browser.token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refresh()))
                        .status())
                .isIn(400, 401);
        assertThat(browser.refresh(tokens.access()).text("error"))
                .as("an access token")
                .isEqualTo("invalid_grant");

        assertThat(browser.refresh(tokens.refresh()).status()).isEqualTo(200);
    }

    @Test
    void refusesALockedAccountAtOnceAndEverywhere() {
        AppTokens tokens = browser.tokens();
        call("GET", "/api/v1/me", tokens.access());
        accounts.lock(fan);

        assertThat(call("GET", "/api/v1/me", tokens.access()).statusCode()).isEqualTo(401);
        assertThat(browser.refresh(tokens.refresh()).text("error")).isEqualTo("invalid_grant");
        assertThat(browser.get("/userinfo", "Authorization", "Bearer " + tokens.access())
                        .status())
                .isEqualTo(401);
        assertThat(trust.unchanged(fan)).isFalse();
    }

    @Test
    void refusesALockedAccountWhoseGrantsWereNotRevoked() {
        AppTokens tokens = browser.tokens();
        accounts.lockSilently(fan);

        assertThat(browser.refresh(tokens.refresh()).text("error")).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void revokesTheGrantOfATokenThatItsClientRevokes(boolean refreshToken) {
        AppTokens tokens = browser.tokens();
        String revoked = refreshToken ? tokens.refresh() : tokens.access();

        assertThat(revoke(revoked, "app-two")).as("of another client").isNotEqualTo(200);
        assertThat(call("GET", "/api/v1/me", tokens.access()).statusCode()).isEqualTo(200);
        assertThat(revoke(revoked, OAuthBrowser.APP)).isEqualTo(200);

        assertThat(browser.refresh(tokens.refresh()).status()).isEqualTo(400);
        assertThat(call("GET", "/api/v1/me", tokens.access()).statusCode()).isEqualTo(401);
        assertThat(revoke(revoked, OAuthBrowser.APP)).as("again").isEqualTo(200);
        assertThat(revoke("made-up", OAuthBrowser.APP)).as("of nothing").isEqualTo(200);
    }

    private int revoke(String token, String client) {
        return browser.post("/oauth2/revoke", Map.of("token", token, "client_id", client))
                .status();
    }

    @Test
    void tellsAnotherProcessOfARevocation() {
        AppTokens tokens = browser.tokens();
        Jwt access = decoder.decode(tokens.access());
        RevokedGrants other = new RevokedGrants(tables, Clock.systemUTC(), Duration.ofMinutes(15));
        other.refresh();
        assertThat(other.contains(access)).isFalse();

        revoke(tokens.refresh(), OAuthBrowser.APP);
        other.refresh();

        assertThat(other.contains(access)).isTrue();
        assertThat(other.concern(fan)).isTrue();
        assertThat(other.concern(accounts.open(Role.FAN))).isFalse();
    }

    @Test
    void storesNoTokenAsText() {
        String verifier = OAuthBrowser.verifier();
        String code = browser.code(verifier);
        AppTokens tokens = OAuthBrowser.tokens(browser.exchange(code, verifier));
        AppTokens next = OAuthBrowser.tokens(browser.refresh(tokens.refresh()));

        String stored = jdbc.queryForList("SELECT * FROM authorization_token").toString()
                + jdbc.queryForList("SELECT * FROM authorization_grant");

        assertThat(stored).contains(fan.value());
        for (String secret : List.of(
                code, verifier, tokens.access(), tokens.refresh(), tokens.id(), next.access(), next.refresh())) {
            assertThat(stored).doesNotContain(secret);
        }
    }

    @Test
    void deletesExpiredTokensOnly() {
        AppTokens expired = browser.tokens();
        AppTokens alive = browser.tokens();
        String old = grantOf(expired);
        transaction.executeWithoutResult(status -> {
            jdbc.update("UPDATE authorization_token SET issued_ms = 0, expires_ms = 1 WHERE grant_id = ?", old);
            jdbc.update("UPDATE authorization_grant SET expires_ms = 1 WHERE grant_id = ?", old);
        });
        assertThat(browser.refresh(expired.refresh()).text("error")).isEqualTo("invalid_grant");

        grants.purge();

        assertThat(jdbc.queryForList("SELECT 1 FROM authorization_token WHERE grant_id = ?", old))
                .isEmpty();
        assertThat(jdbc.queryForList("SELECT 1 FROM authorization_grant WHERE grant_id = ?", old))
                .isEmpty();
        assertThat(browser.refresh(alive.refresh()).status()).isEqualTo(200);
    }

    private String grantOf(AppTokens tokens) {
        return decoder.decode(tokens.access()).getClaimAsString(RevokedGrants.CLAIM);
    }

    private List<AuditEntry> lines(AuditAction action) {
        return audit.written().stream()
                .filter(line -> line.action() == action && fan.equals(line.actor()))
                .toList();
    }
}
