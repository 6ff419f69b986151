package io.cygi.gateway.authorization.grant;

import static org.awaitility.Awaitility.await;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.access.AccessEnding;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.token.TokenHash;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The common part of tests of grants: stored accounts with sessions and API keys, and grants that are opened on them. */
abstract class GrantTest extends EdgeTest {

    static final int WAIT_SECONDS = 20;

    private static final AtomicInteger SLOTS = new AtomicInteger();

    @Autowired
    private @Nullable Accounts accounts;

    @Autowired
    private @Nullable Sessions sessions;

    @Autowired
    private @Nullable GrantOpener opener;

    @Autowired
    private @Nullable AccountRows rows;

    @Autowired
    private @Nullable AccessEnding ending;

    @Autowired
    private @Nullable JdbcTemplate jdbc;

    @Autowired
    private @Nullable PlatformTransactionManager transactions;

    @Autowired
    private @Nullable Clock clock;

    /** {@return a new account} */
    final AccountId account(Role... more) {
        AccountId id = Objects.requireNonNull(accounts)
                .signIn(new Identity("grants", UUID.randomUUID().toString(), null, null))
                .accountId();
        for (Role role : more) {
            update("INSERT INTO account_role (account_id, role) VALUES (?, ?)", id.value(), role.name());
        }
        return id;
    }

    /** {@return the token of a new session} */
    final String session(AccountId account) {
        return Objects.requireNonNull(sessions).begin(account, "grants");
    }

    /** {@return a new API key} */
    final String key(AccountId account) {
        String keyId = UUID.randomUUID().toString();
        update(
                "INSERT INTO api_client (client_id, account_id, slot, name, scopes, secret_hash, created_ms)"
                        + " VALUES (?, ?, ?, 'x', 'sales:read', ?, 0)",
                keyId,
                account.value(),
                SLOTS.incrementAndGet(),
                TokenHash.of(keyId));
        return keyId;
    }

    /** {@return the grant of a session to an app} @param life its lifetime */
    final Grant ofSession(AccountId account, String session, Duration life) {
        return grant(account, "app-one", "authorization_code", TokenHash.of(session), life);
    }

    /** {@return the grant of an API key} @param life its lifetime */
    final Grant ofKey(AccountId account, String keyId, Duration life) {
        return grant(account, keyId, "client_credentials", null, life);
    }

    private Grant grant(AccountId account, String client, String type, @Nullable String session, Duration life) {
        Instant now = Objects.requireNonNull(clock).instant();
        return new Grant(
                UUID.randomUUID().toString(),
                account,
                client,
                type,
                Set.of("openid"),
                null,
                null,
                null,
                session,
                now,
                now.plus(life),
                false);
    }

    final void open(Grant grant) {
        open(Objects.requireNonNull(opener), grant);
    }

    static void open(GrantOpener opener, Grant grant) {
        opener.open(
                grant,
                List.of(StoredToken.unused(
                        UUID.randomUUID().toString(), TokenKind.CODE, grant.createdAt(), grant.expiresAt())));
    }

    /** {@return whether a grant is stored and not revoked} */
    final boolean live(Grant grant) {
        return !Objects.requireNonNull(jdbc)
                .queryForList(
                        "SELECT 1 FROM authorization_grant WHERE grant_id = ? AND revoked_ms IS NULL",
                        Integer.class,
                        grant.grantId())
                .isEmpty();
    }

    /** Changes an account and ends its access, like an admin or an erasure. */
    final void change(AccountId account, Consumer<AccountRow> change) {
        transaction().executeWithoutResult(status -> {
            AccountRow row =
                    Objects.requireNonNull(rows).lockById(account.value()).orElseThrow();
            change.accept(row);
            Objects.requireNonNull(ending).ended(row);
        });
    }

    /**
     * Waits until the other transaction has ended or waits for a row of this one. The server updates its list of locks
     * at most every 100 ms.
     */
    final void awaitEndOrLock(Future<?> running) {
        await().atMost(Duration.ofSeconds(WAIT_SECONDS))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(110))
                .until(() -> running.isDone() || waitsForALock());
    }

    private boolean waitsForALock() {
        Integer waiting = jdbc().queryForObject(
                        "SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'",
                        Integer.class);
        return waiting != null && waiting > 0;
    }

    final Instant now() {
        return clock().instant();
    }

    final JdbcTemplate jdbc() {
        return Objects.requireNonNull(jdbc);
    }

    final TransactionTemplate transaction() {
        return new TransactionTemplate(Objects.requireNonNull(transactions));
    }

    final Clock clock() {
        return Objects.requireNonNull(clock);
    }

    /** {@return a request of the browser that has the session} @param session the token of the session */
    static MockHttpServletRequest browser(String session) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("SESSION", session));
        return request;
    }
}
