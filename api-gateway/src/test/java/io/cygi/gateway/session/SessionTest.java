package io.cygi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.login.Browser;
import io.cygi.gateway.login.LoginTestBase;
import io.cygi.web.caller.SessionCaller;
import jakarta.servlet.http.Cookie;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** A session begins only with a login, and lets its browser use the API as its account. */
class SessionTest extends LoginTestBase {

    private static final String BOOKING = "/api/v1/concerts/x/reservations";

    private final SessionCaller caller;

    @Autowired
    SessionTest(SessionCaller caller) {
        this.caller = caller;
    }

    @Test
    void givesTheBrowserCookiesThatScriptsCannotReadExceptTheCsrfToken() {
        Browser browser = browser();
        PROVIDERS.nextPerson("kakao", "1", Map.of());

        HttpResponse<String> ended = browser.logIn("kakao", "");

        assertThat(ended.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("SESSION=")
                        .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
                        .doesNotContain("Domain", "Max-Age", "Secure"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("XSRF-TOKEN=")
                        .contains("; Path=/", "; SameSite=Lax")
                        .doesNotContain("HttpOnly"));
        assertThat(ended.headers().map().toString()).doesNotContain("eyJ");
    }

    @Test
    void storesNoTokenThatABrowserCouldSend() {
        String token = loggedIn("1").cookie("SESSION");

        assertThat(jdbc().queryForMap("SELECT * FROM login_session").toString()).doesNotContain(token);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/concerts",
        "GET,    /api/v1/me",
        "POST,   /api/v1/concerts/x/reservations",
        "GET,    /login",
        "GET,    /login?error=denied",
        "GET,    /oauth2/authorization/kakao",
        "GET,    /login/oauth2/code/kakao?code=a&state=b",
        "POST,   /logout",
        "POST,   /login/demo",
        "GET,    /"
    })
    void beginsWithALoginOnly(String method, String path) {
        Browser browser = browser();

        browser.send(method, path, "");

        assertThat(browser.cookies()).doesNotContainKey("SESSION");
        assertThat(rows()).isZero();
    }

    @Test
    void setsNoCookieWithAnAnswerOfTheApi() {
        Browser browser = loggedIn("1");

        assertThat(browser.get("/api/v1/me").headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(browser.get("/api/v1/concerts").headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void replacesAPlantedSessionAtTheLogin() {
        Browser attacker = loggedIn("attacker");
        String planted = attacker.cookie("SESSION");
        Browser victim = browser();
        victim.cookies().put("SESSION", planted);
        PROVIDERS.nextPerson("kakao", "victim", Map.of());

        victim.logIn("kakao", "");

        assertThat(victim.cookie("SESSION")).isNotEqualTo(planted);
        assertThat(attacker.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(victim.get("/api/v1/me").body()).contains("kakao-victim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "../../etc", "a b", "%00"})
    void doesNotExistForAForgedCookie(String cookie) {
        Browser browser = browser();
        browser.cookies().put("SESSION", cookie);

        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(browser.get("/api/v1/concerts").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/me,                        200",
        "GET,    /api/v1/me/reservations,           200",
        "GET,    /api/v1/reservations/x,            200",
        "POST,   /api/v1/concerts/x/reservations,   200",
        "DELETE, /api/v1/reservations/x,            200",
        "POST,   /api/v1/organizer/concerts,        403",
        "GET,    /api/v1/admin/events,              403",
        "GET,    /api/v1/forgotten,                 404"
    })
    void mayDoWhatItsRolesAllow(String method, String path, int status) {
        Browser browser = loggedIn("1");

        assertThat(browser.send(method, path, "", "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void isRefusedWithoutItsCsrfToken() {
        Browser browser = loggedIn("1");
        Browser other = loggedIn("2");
        String own = browser.cookie("XSRF-TOKEN");
        String foreign = other.cookie("XSRF-TOKEN");

        assertForged(browser);
        assertForged(browser, "X-XSRF-TOKEN", foreign);
        assertForged(browser, "X-XSRF-TOKEN", own.substring(1));
        assertForged(browser, "X-XSRF-TOKEN", browser.cookie("SESSION"));
        assertForged(browser, "X-XSRF-TOKEN", own, "Origin", "https://evil.example");
        assertForged(browser, "X-XSRF-TOKEN", own, "Origin", "null");
        assertForged(browser, "X-XSRF-TOKEN", own, "Sec-Fetch-Site", "cross-site");
        assertForged(browser, "X-XSRF-TOKEN", own, "Sec-Fetch-Site", "same-site", "Origin", "http://localhost:9");
        browser.cookies().put("XSRF-TOKEN", foreign);
        assertForged(browser, "X-XSRF-TOKEN", foreign);
        assertThat(browser.cookie("XSRF-TOKEN"))
                .as("the answer brings the right one")
                .isEqualTo(own);
        assertThat(lines(AuditAction.ACCESS_REFUSED))
                .hasSize(9)
                .allMatch(line -> line.endsWith("the session's CSRF token is missing or wrong"));

        assertThat(browser.send("POST", BOOKING, "", "X-XSRF-TOKEN", own).statusCode())
                .isEqualTo(200);
        assertThat(browser.send("POST", BOOKING, "", "X-XSRF-TOKEN", own, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.send("POST", BOOKING, "", "X-XSRF-TOKEN", own, "Origin", "http://127.0.0.1:" + port())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAFormOfAnotherSite() {
        Browser browser = loggedIn("1");

        HttpResponse<String> answer = browser.form(
                BOOKING,
                Map.of("_csrf", browser.cookie("XSRF-TOKEN")),
                "Origin",
                "https://evil.example",
                "Sec-Fetch-Site",
                "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private static void assertForged(Browser browser, String... headers) {
        HttpResponse<String> answer = browser.send("POST", BOOKING, "", headers);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"FORBIDDEN\"", "X-XSRF-TOKEN");
    }

    @Test
    void isIgnoredIfTheRequestHasAnAuthorizationHeader() {
        Browser browser = loggedIn("1");
        String token = bearer("organizer-7");

        assertThat(browser.get("/api/v1/me", "Authorization", "Bearer " + token).body())
                .contains("organizer-7");
        assertThat(browser.send("POST", "/api/v1/organizer/concerts", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/api/v1/me", "Authorization", "Bearer x.y.z").statusCode())
                .isEqualTo(401);
        assertThat(browser.get("/api/v1/me", "Authorization", "Basic eDp5").statusCode())
                .isEqualTo(401);
    }

    @Test
    void isResolvedByEarlierFiltersAsBySecurity() {
        Browser browser = loggedIn("1");
        String token = browser.cookie("XSRF-TOKEN");

        assertThat(caller.caller(request("GET", browser))).hasValueSatisfying(known -> {
            assertThat(known.accountId()).isEqualTo(new AccountId("kakao-1"));
            assertThat(known.roles()).containsExactly("FAN");
        });
        assertThat(caller.caller(request("POST", browser))).isEmpty();
        assertThat(caller.caller(request("POST", browser, "X-XSRF-TOKEN", "x"))).isEmpty();
        assertThat(caller.caller(request("POST", browser, "X-XSRF-TOKEN", token)))
                .isPresent();
        assertThat(caller.caller(request("POST", browser, "X-XSRF-TOKEN", token, "Origin", "https://evil.example")))
                .isEmpty();
        assertThat(caller.caller(request("GET", browser, "Authorization", "Bearer a.b.c")))
                .isEmpty();
        assertThat(caller.caller(request("GET", browser()))).isEmpty();
        people().lock(new AccountId("kakao-1"));
        assertThat(caller.caller(request("GET", browser))).isEmpty();
    }

    private static MockHttpServletRequest request(String method, Browser browser, String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/v1/concerts/x/waiting-room/tickets");
        if (browser.cookies().containsKey("SESSION")) {
            request.setCookies(new Cookie("SESSION", browser.cookie("SESSION")));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private String bearer(String account) {
        String answer = call("POST", "/api/v1/demo/tokens", null, "{\"account\":\"" + account + "\"}")
                .body();
        return answer.replaceFirst(".*\"accessToken\":\"([^\"]+)\".*", "$1");
    }
}
