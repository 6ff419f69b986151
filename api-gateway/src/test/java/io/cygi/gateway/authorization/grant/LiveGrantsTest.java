package io.cygi.gateway.authorization.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.login.LoginService;
import io.cygi.gateway.session.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Live grants are bounded and follow the session of their browser, and all of their revocations are seen. */
class LiveGrantsTest extends GrantTest {

    private static final int LIVE_MAX = 3;
    private static final Duration DAY = Duration.ofDays(1);

    private final GrantTables tables;
    private final RevokedGrants revoked;
    private final LoginService logins;
    private final Sessions sessions;
    private final GrantOpener bounded;

    @Autowired
    LiveGrantsTest(
            GrantTables tables,
            GrantBasis basis,
            RevokedGrants revoked,
            LoginService logins,
            Sessions sessions,
            PlatformTransactionManager transactions) {
        this.tables = tables;
        this.revoked = revoked;
        this.logins = logins;
        this.sessions = sessions;
        this.bounded = new GrantOpener(
                tables, new TransactionTemplate(transactions), basis, revoked, Clock.systemUTC(), LIVE_MAX);
    }

    private List<Grant> opened(boolean ofKey, AccountId account, int count) {
        String session = session(account);
        String key = ofKey ? key(account) : "";
        return IntStream.range(0, count)
                .mapToObj(i -> ofKey
                        ? ofKey(account, key, DAY.plusSeconds(i))
                        : ofSession(account, session, DAY.plusSeconds(i)))
                .peek(grant -> open(bounded, grant))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsTheOldestGrantWithTheOneBeyondTheBound(boolean ofKey) {
        List<Grant> grants = opened(ofKey, account(Role.ORGANIZER), LIVE_MAX + 2);

        assertThat(grants.stream().map(this::live)).containsExactly(false, false, true, true, true);
        assertThat(grants.stream().map(grant -> revoked.contains(tokenOf(grant))))
                .as("tokens of it do not count at once")
                .containsExactly(true, true, false, false, false);
    }

    @Test
    void keepsTheLoginOfAnAppThatWasRefreshedLately() {
        AccountId account = account();
        List<Grant> grants = opened(false, account, LIVE_MAX);
        transaction()
                .executeWithoutResult(status -> tables.extend(
                        grants.getFirst().grantId(), clock().instant().plus(DAY.multipliedBy(2))));

        open(bounded, ofSession(account, session(account), DAY.multipliedBy(3)));

        assertThat(grants.stream().map(this::live)).containsExactly(true, false, true);
    }

    @Test
    void countsKeysAppsAndAccountsSeparately() {
        AccountId account = account(Role.ORGANIZER);
        List<Grant> grants = new ArrayList<>(opened(true, account, LIVE_MAX));
        grants.addAll(opened(true, account, LIVE_MAX));
        grants.addAll(opened(false, account, LIVE_MAX));
        grants.addAll(opened(false, account(), LIVE_MAX));

        assertThat(grants).allMatch(this::live);
    }

    @Test
    void opensNoMoreThanTheBoundForManyRequestsAtOnce() throws Exception {
        AccountId account = account();
        String session = session(account);
        List<Callable<Object>> openings = IntStream.range(0, 12)
                .mapToObj(i -> ofSession(account, session, DAY.plusSeconds(i)))
                .map(grant -> Executors.callable(() -> open(bounded, grant)))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Object> opening : threads.invokeAll(openings)) {
                opening.get();
            }
        }

        assertThat(jdbc().queryForObject(
                                "SELECT COUNT(*) FROM authorization_grant WHERE account_id = ? AND revoked_ms IS NULL",
                                Integer.class,
                                account.value()))
                .isEqualTo(LIVE_MAX);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void belongsToTheNextSessionOfTheSameAccountInTheBrowser(boolean ended) {
        AccountId account = account();
        String first = session(account);
        Grant grant = ofSession(account, first, DAY);
        open(grant);
        if (ended) {
            sessions.end(first);
        }

        String second = logIn(account, first);

        assertThat(live(grant)).isTrue();
        logins.logOut(browser(second), new MockHttpServletResponse());
        assertThat(live(grant)).as("the logout ends it").isFalse();
    }

    @Test
    void endsIfAnotherAccountLogsInInTheBrowser() {
        AccountId account = account();
        String first = session(account);
        String elsewhere = session(account);
        Grant grant = ofSession(account, first, DAY);
        Grant other = ofSession(account, elsewhere, DAY);
        open(grant);
        open(other);

        logIn(account(), first);

        assertThat(live(grant)).isFalse();
        assertThat(revoked.contains(tokenOf(grant))).isTrue();
        assertThat(live(other)).as("of another browser").isTrue();
    }

    private String logIn(AccountId account, String before) {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        logins.logIn(account, "grants", browser(before), answer);
        return Objects.requireNonNull(answer.getCookie("SESSION")).getValue();
    }

    private static Jwt tokenOf(Grant grant) {
        return tokenOf(grant.grantId());
    }

    private static Jwt tokenOf(String grantId) {
        return Jwt.withTokenValue("t")
                .header("alg", "none")
                .claims(claims -> claims.putAll(Map.of(RevokedGrants.CLAIM, grantId)))
                .build();
    }

    @Test
    void readsAllRevocationsOfOneMomentInAnotherProcess() {
        int revocations = 10_010;
        long at = clock().millis();
        String prefix = "many-";
        String row = "('" + prefix + "%d', 'many', 'x', 'x', 'x', " + at + ", " + (at + 1) + ", " + at + ")";
        update("INSERT INTO authorization_grant (grant_id, account_id, client_id, grant_type, scopes, revoked_ms,"
                + " expires_ms, created_ms) VALUES "
                + IntStream.range(0, revocations).mapToObj(row::formatted).collect(Collectors.joining(",")));
        try {
            RevokedGrants other = new RevokedGrants(tables, clock(), Duration.ofMinutes(15));

            other.refresh();

            assertThat(IntStream.range(0, revocations).filter(i -> !other.contains(tokenOf(prefix + i))))
                    .as("not seen")
                    .isEmpty();
            assertThat(other.fresh()).isTrue();
        } finally {
            update("DELETE FROM authorization_grant WHERE account_id = 'many'");
        }
    }
}
