package io.cygi.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.authorization.grant.GrantTables;
import io.cygi.gateway.authorization.grant.Grants;
import io.cygi.gateway.authorization.grant.RevokedGrants;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.session.cookie.SessionCookies;
import io.cygi.gateway.token.TokenHash;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A logout everywhere ends all sessions and grants, or none. */
class LogoutEverywhereTest extends EdgeTest {

    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final RevokedGrants revoked;
    private final AuditLog audit;
    private final LoginService logins;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    LogoutEverywhereTest(
            Accounts accounts,
            Sessions sessions,
            SessionCookies cookies,
            RevokedGrants revoked,
            AuditLog audit,
            LoginService logins,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookies = cookies;
        this.revoked = revoked;
        this.audit = audit;
        this.logins = logins;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A database whose connection is lost before grants are revoked. */
    private static final class FailingRevocation extends JdbcTemplate {

        private FailingRevocation(DataSource source) {
            super(source);
        }

        @Override
        public int[] batchUpdate(String sql, List<? extends Object[]> parameters) {
            throw new DataAccessResourceFailureException("the connection is lost");
        }

        @Override
        public int update(String sql, Object... parameters) {
            throw new DataAccessResourceFailureException("the connection is lost");
        }
    }

    private LoginService failingHalfway() {
        DataSource source = Objects.requireNonNull(jdbc.getDataSource());
        GrantTables tables = new GrantTables(new FailingRevocation(source));
        Grants failing = new Grants(tables, transaction, revoked, audit, Clock.systemUTC());
        return new LoginService(sessions, cookies, failing, transaction, audit);
    }

    @Test
    void endsNothingIfItFailsAndEverythingIfItIsRepeated() {
        AccountId account = accounts.signIn(
                        new Identity("everywhere", UUID.randomUUID().toString(), null, null))
                .accountId();
        List<String> tokens = List.of(sessions.begin(account, "x"), sessions.begin(account, "x"));
        String grantId = grant(account, tokens.getFirst());
        MockHttpServletRequest browser = new MockHttpServletRequest();
        browser.setCookies(new Cookie("SESSION", tokens.getFirst()));
        LoginService failing = failingHalfway();
        MockHttpServletResponse failed = new MockHttpServletResponse();

        assertThatThrownBy(() -> failing.logOutEverywhere(browser, failed))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(ended(account)).as("sessions that have ended").isZero();
        assertThat(tokens).allMatch(token -> sessions.find(token).isPresent());
        assertThat(live(grantId)).isTrue();
        assertThat(failed.getCookies()).as("the browser keeps its session").isEmpty();

        MockHttpServletResponse done = new MockHttpServletResponse();
        assertThat(logins.logOutEverywhere(browser, done)).isPresent();

        assertThat(ended(account)).isEqualTo(2);
        assertThat(tokens).noneMatch(token -> sessions.find(token).isPresent());
        assertThat(live(grantId)).isFalse();
        assertThat(done.getCookies()).isNotEmpty();
    }

    private String grant(AccountId account, String session) {
        String grantId = UUID.randomUUID().toString();
        update("""
                INSERT INTO authorization_grant (grant_id, account_id, client_id, grant_type, scopes, session_hash,
                    created_ms, expires_ms) VALUES (?, ?, 'app-one', 'authorization_code', 'openid', ?, 0, ?)""", grantId, account.value(), TokenHash.of(session), Long.MAX_VALUE);
        return grantId;
    }

    private long ended(AccountId account) {
        return count("login_session WHERE account_id = ? AND ended_ms IS NOT NULL", account.value());
    }

    private boolean live(String grantId) {
        return count("authorization_grant WHERE grant_id = ? AND revoked_ms IS NULL", grantId) == 1;
    }

    private long count(String rows, String key) {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM " + rows, Long.class, key);
        return count == null ? 0 : count;
    }
}
