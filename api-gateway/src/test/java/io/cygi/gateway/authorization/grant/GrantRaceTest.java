package io.cygi.gateway.authorization.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.gateway.authorization.key.ApiKeys;
import io.cygi.gateway.login.LoginService;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.AuthenticationException;

/**
 * A grant that is opened while its account, session or key ends does not outlive that end, in any order of the two
 * transactions.
 */
class GrantRaceTest extends GrantTest {

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final LoginService logins;
    private final ApiKeys keys;
    private final Grants grants;
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @Autowired
    GrantRaceTest(LoginService logins, ApiKeys keys, Grants grants) {
        this.logins = logins;
        this.keys = keys;
        this.grants = grants;
    }

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    /** The ways to end a grant, each with the kind of grant: of a session or of an API key. */
    enum End {
        LOCK(true),
        ROLES(true),
        ERASURE(true),
        LOGOUT(true),
        LOGIN_OF_ANOTHER(true),
        LOCK_OF_ORGANIZER(false),
        ROLES_OF_ORGANIZER(false),
        ERASURE_OF_ORGANIZER(false),
        KEY_DELETED(false);

        private final boolean ofSession;

        End(boolean ofSession) {
            this.ofSession = ofSession;
        }
    }

    /** An account with a session and a key. @param grant its grant @param end the action that ends the grant */
    private record Scene(Grant grant, Runnable end) {}

    private Scene scene(End end) {
        AccountId account = account(Role.ORGANIZER);
        String session = session(account);
        String key = key(account);
        Grant grant = end.ofSession ? ofSession(account, session, LIFE) : ofKey(account, key, LIFE);
        return new Scene(
                grant,
                switch (end) {
                    case LOCK, LOCK_OF_ORGANIZER ->
                        () -> change(account, row -> row.become(AccountState.LOCKED, now()));
                    case ROLES, ROLES_OF_ORGANIZER ->
                        () -> change(account, row -> row.changeRoles(Set.of(Role.FAN), now()));
                    case ERASURE, ERASURE_OF_ORGANIZER -> () -> change(account, row -> row.erase(now()));
                    case LOGOUT -> () -> logins.logOut(browser(session), new MockHttpServletResponse());
                    case LOGIN_OF_ANOTHER -> {
                        AccountId next = account();
                        yield () -> logins.logIn(next, "grants", browser(session), new MockHttpServletResponse());
                    }
                    case KEY_DELETED -> () -> keys.delete(account, key, () -> grants.revokeOfClient(key));
                });
    }

    @ParameterizedTest
    @EnumSource
    void refusesAGrantAfterTheEndOfTheAccount(End end) {
        Scene scene = scene(end);
        scene.end.run();

        assertThat(catchThrowable(() -> open(scene.grant))).isInstanceOf(AuthenticationException.class);

        assertThat(live(scene.grant)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAGrantWhileTheEndIsNotStoredYet(End end) throws Exception {
        Scene scene = scene(end);

        Future<Throwable> opening = Objects.requireNonNull(transaction().execute(status -> {
            scene.end.run();
            Future<Throwable> running = other.submit(() -> catchThrowable(() -> open(scene.grant)));
            awaitEndOrLock(running);
            return running;
        }));

        assertThat(opening.get(WAIT_SECONDS, TimeUnit.SECONDS)).isInstanceOf(AuthenticationException.class);
        assertThat(live(scene.grant)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void endsAGrantThatIsNotStoredYet(End end) throws Exception {
        Scene scene = scene(end);

        Future<?> ended = Objects.requireNonNull(transaction().execute(status -> {
            open(scene.grant);
            Future<?> running = other.submit(scene.end);
            awaitEndOrLock(running);
            return running;
        }));
        ended.get(WAIT_SECONDS, TimeUnit.SECONDS);

        assertThat(live(scene.grant)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void opensAGrantWithoutAnEnd(End end) {
        Scene scene = scene(end);

        open(scene.grant);

        assertThat(live(scene.grant)).isTrue();
    }
}
