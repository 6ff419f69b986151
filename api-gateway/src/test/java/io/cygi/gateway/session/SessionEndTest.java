package io.cygi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.AccessEndedListener;
import io.cygi.gateway.login.Browser;
import io.cygi.gateway.login.LoginTestBase;
import io.cygi.gateway.session.cookie.SessionTokens;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** A session ends by logout, lock and time, in every process, and its row is removed. */
class SessionEndTest extends LoginTestBase {

    private final Sessions sessions;
    private final SessionTable table;
    private final AccessEndedListener accessEnded;
    private final SessionSeal seal;
    private final PlatformTransactionManager transactions;

    @Autowired
    SessionEndTest(
            Sessions sessions,
            SessionTable table,
            @Qualifier("sessionsEndWithAccess") AccessEndedListener accessEnded,
            SessionSeal seal,
            PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.table = table;
        this.accessEnded = accessEnded;
        this.seal = seal;
        this.transactions = transactions;
    }

    /** {@return another process that shares the database} */
    private Sessions anotherProcess() {
        return process(table);
    }

    private Sessions process(SessionTable over) {
        SessionProperties life = new SessionProperties(Duration.ofHours(2), Duration.ofHours(24));
        return new Sessions(over, people(), people(), life, clock(), seal);
    }

    @Test
    void endsWhenItIsNotUsed() {
        Browser browser = loggedIn("1");
        for (int i = 0; i < 5; i++) {
            clock().advance(Duration.ofMinutes(110));
            assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
        }
        clock().advance(Duration.ofMinutes(121));

        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void endsADayAfterTheLoginDespiteUse() {
        Browser browser = loggedIn("1");
        for (int i = 0; i < 23; i++) {
            clock().advance(Duration.ofHours(1));
            assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
        }
        clock().advance(Duration.ofHours(1));

        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void writesItsUseAtMostOnceAMinute() {
        Browser browser = loggedIn("1");
        long before = seen();
        browser.get("/api/v1/me");
        browser.get("/api/v1/me");
        assertThat(seen()).isEqualTo(before);

        clock().advance(Duration.ofMinutes(2));
        browser.get("/api/v1/me");
        long after = seen();
        browser.get("/api/v1/me");

        assertThat(after).isGreaterThan(before);
        assertThat(seen()).isEqualTo(after);
    }

    private long seen() {
        Long seen = jdbc().queryForObject("SELECT seen_ms FROM login_session", Long.class);
        return seen == null ? 0 : seen;
    }

    @Test
    void isReadOnceInAMinute() {
        Browser browser = loggedIn("1");
        sessions.forgetEnded();
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);

        removeRows();

        assertThat(browser.get("/api/v1/me").statusCode())
                .as("a row that was removed and not ended is remembered")
                .isEqualTo(200);
        clock().advance(Sessions.REMEMBERED_FOR);
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void isReadForEachRequestWhileEndedSessionsAreUnknown() {
        Sessions process = anotherProcess();
        String token = loggedIn("1").cookie("SESSION");
        process.forgetEnded();
        assertThat(process.find(token)).isPresent();
        removeRows();
        assertThat(process.find(token)).isPresent();

        clock().advance(Duration.ofSeconds(6));

        assertThat(process.find(token)).isEmpty();
    }

    @Test
    void endsInEveryProcessWithTheLogout() {
        Sessions process = anotherProcess();
        Browser browser = loggedIn("1");
        String token = browser.cookie("SESSION");
        process.forgetEnded();
        assertThat(process.find(token)).isPresent();

        browser.form("/logout", Map.of("_csrf", browser.cookie("XSRF-TOKEN")));

        assertThat(sessions.find(token)).isEmpty();
        assertThat(anotherProcess().find(token)).as("one that never saw it").isEmpty();
        process.forgetEnded();
        assertThat(process.find(token)).as("one that remembered it").isEmpty();
    }

    @Test
    void endsAtOnceWithALock() {
        Browser browser = loggedIn("1");
        Browser other = loggedIn("2");
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);

        people().lock(new AccountId("kakao-1"));

        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(other.get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void endsForGoodIfAllAccessEnds() {
        Browser first = loggedIn("1");
        Browser second = loggedIn("1");
        Browser other = loggedIn("2");

        accessEnded.accessEnded(new AccountId("kakao-1"));
        sessions.forgetEnded();

        assertThat(first.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(second.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(other.get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void isOneOfABoundedNumberForEachAccount() {
        Browser first = loggedIn("1");
        for (int i = 0; i < Sessions.PER_ACCOUNT_MAX; i++) {
            clock().advance(Duration.ofSeconds(1));
            sessions.begin(new AccountId("kakao-1"), "kakao");
        }
        sessions.forgetEnded();

        assertThat(first.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(jdbc().queryForObject("SELECT COUNT(*) FROM login_session WHERE ended_ms IS NULL", Integer.class))
                .isEqualTo(Sessions.PER_ACCOUNT_MAX);
    }

    @Test
    void needsNoSqlIfItsTokenIsForgedOrHasEnded() {
        AtomicInteger statements = new AtomicInteger();
        TransactionTemplate counting = new TransactionTemplate(transactions, TransactionDefinition.withDefaults()) {
            private static final long serialVersionUID = 1L;

            @Override
            public <T> @Nullable T execute(TransactionCallback<T> action) {
                statements.incrementAndGet();
                return super.execute(action);
            }
        };
        Sessions process = process(new SessionTable(JdbcClient.create(jdbc()), counting));
        Browser browser = loggedIn("1");
        String token = browser.cookie("SESSION");
        process.forgetEnded();
        statements.set(0);
        for (int i = 0; i < 50; i++) {
            assertThat(process.find(SessionTokens.generate())).isEmpty();
            assertThat(process.find(changed(token, i % token.length()))).isEmpty();
        }
        assertThat(statements).as("of tokens that were made up").hasValue(0);
        assertThat(process.find(token)).isPresent();
        assertThat(statements).hasValue(1);

        browser.form("/logout", Map.of("_csrf", browser.cookie("XSRF-TOKEN")));
        process.forgetEnded();
        statements.set(0);
        for (int i = 0; i < 50; i++) {
            assertThat(process.find(token)).isEmpty();
        }
        assertThat(statements).as("of a session that has ended").hasValue(1);
    }

    private static String changed(String token, int at) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    @Test
    void isRemovedWhenItIsOver() {
        String kept = loggedIn("1").cookie("SESSION");
        Browser ended = loggedIn("2");
        ended.form("/logout", Map.of("_csrf", ended.cookie("XSRF-TOKEN")));
        sessions.removeOver();
        assertThat(rows()).isEqualTo(2);

        clock().advance(Duration.ofMinutes(11));
        sessions.removeOver();
        assertThat(rows()).isEqualTo(1);
        assertThat(sessions.find(kept)).isPresent();

        clock().advance(Duration.ofMinutes(121));
        sessions.removeOver();
        assertThat(rows()).isZero();
    }
}
