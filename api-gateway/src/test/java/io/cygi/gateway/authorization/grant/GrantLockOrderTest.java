package io.cygi.gateway.authorization.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.gateway.authorization.key.ApiKeys;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.token.TokenHash;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Transactions lock accounts, sessions, keys and grants in one order. In each test one transaction has locked the first
 * row, another waits for it, and the first one continues; if the other had locked a later row, both would wait.
 */
class GrantLockOrderTest extends GrantTest {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int CROWD = 500;

    private final GrantTables tables;
    private final Grants grants;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @Autowired
    GrantLockOrderTest(GrantTables tables, Grants grants, Sessions sessions, ApiKeys keys) {
        this.tables = tables;
        this.grants = grants;
        this.sessions = sessions;
        this.keys = keys;
    }

    /** Adds rows, because the database would read a small table as a whole instead of using the index. */
    @BeforeEach
    void fill() {
        update("INSERT INTO authorization_grant (grant_id, account_id, client_id, grant_type, scopes, session_hash,"
                + " created_ms, expires_ms) VALUES "
                + rows("('crowd-%1$d', 'crowd-%1$d', 'crowd', 'x', 'x', 'crowd-%1$d', 0, 9999999999999)"));
        update("INSERT INTO api_client (client_id, account_id, slot, name, scopes, secret_hash, created_ms) VALUES "
                + rows("('crowd-%1$d', 'crowd-%1$d', 1, 'x', 'x', 'x', 0)"));
    }

    private static String rows(String row) {
        return IntStream.range(0, CROWD).mapToObj(row::formatted).collect(Collectors.joining(","));
    }

    @AfterEach
    void stop() {
        other.shutdownNow();
        update("DELETE FROM authorization_grant WHERE grant_id LIKE 'crowd-%'");
        update("DELETE FROM api_client WHERE client_id LIKE 'crowd-%'");
    }

    /** A change of several grants. */
    enum Change {
        ACCOUNT_ENDS,
        KEY_ENDS,
        SESSION_ENDS,
        SESSION_IS_FOLLOWED
    }

    /**
     * An extension locks the grant first and its index entries after it. The test locks the grant as it is in between.
     */
    @ParameterizedTest
    @EnumSource
    void changesGrantsBesideTheirExtension(Change change) throws Exception {
        AccountId account = account(Role.ORGANIZER);
        String session = session(account);
        String next = session(account);
        String key = key(account);
        boolean ofKey = change == Change.KEY_ENDS;
        List<Grant> two = Stream.generate(() -> ofKey ? ofKey(account, key, LIFE) : ofSession(account, session, LIFE))
                .limit(2)
                .sorted(Comparator.comparing(Grant::grantId))
                .toList();
        two.forEach(this::open);
        // Makes the order of the indexes differ from that of the primary key.
        update(
                "UPDATE authorization_grant SET expires_ms = expires_ms + 1000 WHERE grant_id = ?",
                two.getFirst().grantId());

        Future<?> changing = Objects.requireNonNull(transaction().execute(status -> {
            jdbc().queryForList(
                            "SELECT 1 FROM authorization_grant WHERE grant_id = ? FOR UPDATE",
                            Integer.class,
                            two.getFirst().grantId());
            Future<?> running = other.submit(() -> {
                switch (change) {
                    case ACCOUNT_ENDS -> grants.revokeOfAccount(account);
                    case KEY_ENDS -> grants.revokeOfClient(key);
                    case SESSION_ENDS -> grants.revokeOfSession(session);
                    case SESSION_IS_FOLLOWED -> grants.moveToSession(session, next, account);
                }
            });
            awaitEndOrLock(running);
            for (Grant grant : two) {
                assertThat(tables.extend(grant.grantId(), now().plus(LIFE))).isTrue();
            }
            return running;
        }));
        changing.get(WAIT_SECONDS, TimeUnit.SECONDS);

        if (change == Change.SESSION_IS_FOLLOWED) {
            assertThat(two).allMatch(this::live);
            grants.revokeOfSession(next);
        }
        assertThat(two).noneMatch(this::live);
    }

    /** The ways to end an account's access. */
    enum End {
        LOCK,
        ROLES,
        ERASURE
    }

    private void end(AccountId account, End end) {
        change(account, row -> {
            switch (end) {
                case LOCK -> row.become(AccountState.LOCKED, now());
                case ROLES -> row.changeRoles(Set.of(Role.FAN), now());
                case ERASURE -> row.erase(now());
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void endsAnAccountBesideASignOutEverywhere(End end) throws Exception {
        AccountId account = account();
        Grant grant = ofSession(account, session(account), LIFE);
        open(grant);

        Future<?> ending = Objects.requireNonNull(transaction().execute(status -> {
            sessions.endAll(account);
            Future<?> running = other.submit(() -> end(account, end));
            awaitEndOrLock(running);
            grants.revokeOfAccount(account);
            return running;
        }));
        ending.get(WAIT_SECONDS, TimeUnit.SECONDS);

        assertThat(live(grant)).isFalse();
    }

    @Test
    void erasesAnAccountBesideTheDeletionOfItsKey() throws Exception {
        AccountId account = account();
        String key = key(account);
        Grant grant = ofSession(account, session(account), LIFE);
        open(grant);
        update(
                "UPDATE authorization_grant SET client_id = ?, session_hash = ? WHERE grant_id = ?",
                key,
                TokenHash.of("none"),
                grant.grantId());

        Future<?> ending = Objects.requireNonNull(transaction().execute(status -> {
            jdbc().queryForList("SELECT 1 FROM api_client WHERE client_id = ? FOR UPDATE", Integer.class, key);
            Future<?> running = other.submit(() -> end(account, End.ERASURE));
            awaitEndOrLock(running);
            assertThat(keys.delete(account, key, () -> grants.revokeOfClient(key)))
                    .isTrue();
            return running;
        }));
        ending.get(WAIT_SECONDS, TimeUnit.SECONDS);

        assertThat(live(grant)).isFalse();
    }
}
