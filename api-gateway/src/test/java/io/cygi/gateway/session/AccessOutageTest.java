package io.cygi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.login.Browser;
import io.cygi.gateway.login.LoginTestBase;
import io.cygi.gateway.token.TokenIssuer;
import io.cygi.web.caller.TokenTrust;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * While locks cannot be read, no token and no session is accepted. Public paths still answer, and afterwards all do.
 */
class AccessOutageTest extends LoginTestBase {

    private final TokenIssuer tokens;
    private final TokenTrust trust;

    @Autowired
    AccessOutageTest(TokenIssuer tokens, TokenTrust trust) {
        this.tokens = tokens;
        this.trust = trust;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/me, FAN",
        "POST, /api/v1/concerts/x/reservations, FAN",
        "GET, /api/v1/organizer/concerts, ORGANIZER",
        "GET, /api/v1/admin/events, ADMIN",
        "GET, /api/v1/concerts, FAN"
    })
    void refusesTokens(String method, String path, String role) {
        String token =
                tokens.issue(new AccountId("kakao-8"), "N", List.of(role)).accessToken();
        assertThat(call(method, path, token).statusCode()).isEqualTo(200);

        people().fresh(false);

        assertUnavailable(call(method, path, token));
        String unseen =
                tokens.issue(new AccountId("kakao-9"), "N", List.of(role)).accessToken();
        assertUnavailable(call(method, path, unseen));
        assertThat(trust.unchanged(new AccountId("kakao-8"))).isFalse();
        people().fresh(true);
        assertThat(call(method, path, token).statusCode()).isEqualTo(200);
        assertThat(trust.unchanged(new AccountId("kakao-8"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/oauth2/authorize?response_type=code&client_id=x", "/login"})
    void refusesSessions(String path) {
        Browser browser = loggedIn("8");
        people().fresh(false);

        assertUnavailable(browser.get(path));

        people().fresh(true);
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/concerts", "/api/v1/concerts/x/seats", "/login", "/.well-known/openid-configuration"})
    void stillAnswersPublicPages(String path) {
        people().fresh(false);

        assertThat(call("GET", path, null).statusCode()).isEqualTo(200);
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"");
    }
}
