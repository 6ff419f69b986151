package io.cygi.gateway.login;

import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.TestClock;
import io.cygi.gateway.TestPeople;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The edge with identity providers on the loopback, shared by the tests of logins. */
@ActiveProfiles("demo")
@Import(LoginTestBase.Fakes.class)
public abstract class LoginTestBase extends EdgeTest {

    /** Accounts in memory and a clock that tests may move, in place of the real ones. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Fakes {

        @Bean
        @Primary
        TestPeople people() {
            return new TestPeople();
        }

        @Bean
        TestClock testClock() {
            return new TestClock();
        }
    }

    /** The identity providers of the tests. */
    protected static final TestProviders PROVIDERS = TestProviders.started();

    @Autowired
    private TestPeople people;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry registry) {
        PROVIDERS.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void forget() {
        people.clear();
        clock.reset();
        removeRows();
        PROVIDERS.requests().clear();
    }

    /** Removes the sessions from the database without informing any process. */
    protected void removeRows() {
        update("DELETE FROM login_session");
    }

    /** {@return accounts and audit lines} */
    protected TestPeople people() {
        return people;
    }

    /** {@return the clock} */
    protected TestClock clock() {
        return clock;
    }

    /** {@return the database} */
    protected JdbcTemplate jdbc() {
        return jdbc;
    }

    /** {@return a new browser} */
    protected Browser browser() {
        return new Browser(port());
    }

    /** {@return a browser in which a person has logged in with Kakao} @param subject the person's subject at Kakao */
    protected Browser loggedIn(String subject) {
        Browser browser = browser();
        PROVIDERS.nextPerson("kakao", subject, Map.of("nickname", "Minji"));
        browser.logIn("kakao", "");
        browser.cookie("SESSION");
        return browser;
    }

    /** {@return the number of rows of sessions} */
    protected int rows() {
        Integer rows = jdbc.queryForObject("SELECT COUNT(*) FROM login_session", Integer.class);
        return rows == null ? 0 : rows;
    }

    /** {@return the details of the audit lines of an action} */
    protected List<String> lines(AuditAction action) {
        return people.lines().stream()
                .filter(line -> line.action() == action)
                .map(AuditEntry::detail)
                .map(String::valueOf)
                .toList();
    }

    /** {@return a callback that answers with a token} */
    protected static DefaultOAuth2TokenCallback token(
            String issuer, String subject, Map<String, Object> claims, long life) {
        return new DefaultOAuth2TokenCallback(issuer, subject, "JWT", List.of("cygi-client"), claims, life);
    }
}
