package io.cygi.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.audit.AuditAction;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login page, its demo accounts, and the logout. */
class LoginPageTest extends LoginTestBase {

    @Test
    void listsTheProviders() {
        HttpResponse<String> page = browser().get("/login?returnUrl=/concerts?a=b%26c");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<html lang=\"en\">",
                        "href=\"/oauth2/authorization/kakao?returnUrl=%2Fconcerts%3Fa%3Db%26c\"",
                        "Log in with Kakao");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ko-KR,ko;q=0.9,en;q=0.8 | ko", "en-US,en | en", "fr, ko;q=0.5 | ko", "fr | en", "*;;q=x | en"})
    void isInKoreanAndEnglish(String accepted, String language) {
        HttpResponse<String> page = browser().get("/login?error=provider", "Accept-Language", accepted);

        assertThat(page.body()).contains("<html lang=\"" + language + "\">");
        assertThat(page.body()).contains(language.equals("ko") ? "잠시 후 다시 시도" : "try again in a minute");
    }

    @Test
    void forbidsScriptsAndFrames() {
        HttpResponse<String> page = browser().get("/login");

        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "'sha256-")
                .doesNotContain("unsafe", "script-src"));
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.body()).doesNotContain("<script", "style=\"", "onclick", "http://", "https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"><script>alert(1)</script>", "//evil.example", "javascript:alert(1)", "/\\evil.example"})
    void showsNoTextOfItsParameters(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);

        String page = browser()
                .get("/login?error=" + encoded + "&returnUrl=" + encoded + "&logout=" + encoded)
                .body();

        assertThat(page).doesNotContain("<script", "evil", "javascript:", "role=\"alert\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0aSet-Cookie:a=b"})
    void redirectsToNoOtherSiteAfterALogin(String url) {
        Browser browser = browser();
        PROVIDERS.nextPerson("kakao", "1", Map.of());

        HttpResponse<String> ended =
                browser.logIn("kakao", "?returnUrl=" + URLEncoder.encode(url, StandardCharsets.UTF_8));

        assertThat(Browser.location(ended)).isEqualTo("/");
        assertThat(Browser.location(demo(browser(), "fan-1", url))).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({"fan-1, FAN", "fan-2, FAN", "organizer-1, ORGANIZER", "admin, ADMIN", "fan-42, FAN"})
    void logsInToADemoAccountByOneRequest(String account, String role) {
        Browser browser = browser();

        HttpResponse<String> answer = demo(browser, account, "/concerts");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).isEqualTo("/concerts");
        assertThat(browser.get("/api/v1/me").body()).contains("\"" + account + "\"", role);
        assertThat(lines(AuditAction.LOGIN)).containsExactly("demo");
    }

    @Test
    void continuesAtTheAuthorizationServerByAPage() {
        HttpResponse<String> answer = demo(browser(), "fan-1", "/oauth2/authorize?client_id=a&x=y");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("http-equiv=\"refresh\" content=\"0;url=/oauth2/authorize?client_id=a&amp;x=y\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fan-0", "root", "fan-1234567890", "%00", ""})
    void refusesAnUnknownDemoAccount(String account) {
        HttpResponse<String> answer = demo(browser(), account, "/");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(rows()).isZero();
    }

    @Test
    void refusesADemoLoginFromAnotherSite() {
        Browser browser = browser();
        Map<String, String> form = Map.of("account", "fan-1", "_csrf", csrf(browser.get("/login")));
        Browser other = browser();
        String foreign = csrf(other.get("/login"));

        assertThat(browser.form("/login/demo", Map.of("account", "fan-1")).statusCode())
                .isEqualTo(403);
        assertThat(browser.form("/login/demo", Map.of("account", "fan-1", "_csrf", foreign))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.form("/login/demo", form, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.form("/login/demo", form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(rows()).isZero();
        assertThat(browser.form("/login/demo", form, "Origin", "http://localhost:9")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void endsTheSessionAndContinuesAtTheProvider() {
        Browser browser = loggedIn("2");
        String session = browser.cookie("SESSION");

        HttpResponse<String> answer = browser.form("/logout", Map.of("_csrf", csrf(browser.get("/login"))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "http-equiv=\"refresh\"",
                        PROVIDERS.url("/kakao/endsession") + "?client_id=cygi-client&amp;logout_redirect_uri="
                                + "http%3A%2F%2Flocalhost%3A9%2Flogin%3Flogout%3Ddone");
        assertThat(browser.cookies()).doesNotContainKeys("SESSION", "XSRF-TOKEN");
        browser.cookies().put("SESSION", session);
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(lines(AuditAction.LOGOUT)).containsExactly("kakao");
        assertThat(browser().get("/login?logout=done").body()).contains("You are logged out.");
    }

    @Test
    void endsTheSessionOfAnyOtherProviderByItsEndSessionEndpoint() {
        Browser browser = browser();
        browser.logIn("discovered", "");

        assertThat(browser.send("POST", "/logout", "", "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                        .body())
                .contains(PROVIDERS.url("/discovered/endsession"), "post_logout_redirect_uri=");
    }

    @Test
    void endsAllSessionsOfTheAccountAndNoOther() {
        Browser here = browser();
        Browser there = browser();
        Browser other = browser();
        demo(here, "fan-1", "/");
        demo(there, "fan-1", "/");
        demo(other, "fan-2", "/");

        HttpResponse<String> answer =
                here.form("/logout", Map.of("_csrf", csrf(here.get("/login")), "everywhere", "true"));

        assertThat(Browser.location(answer)).isEqualTo("/login?logout=done");
        assertThat(there.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(other.get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void isInTheLanguageThatWasChosenOnThePages() {
        Browser browser = browser();
        browser.cookies().put("LANGUAGE", "ko");
        assertThat(browser.get("/login", "Accept-Language", "en").body()).contains("<html lang=\"ko\">");
        browser.cookies().put("LANGUAGE", "xx");
        assertThat(browser.get("/login", "Accept-Language", "ko").body()).contains("<html lang=\"ko\">");
    }

    @Test
    void endsADemoSessionWithoutAProvider() {
        Browser browser = browser();
        demo(browser, "fan-1", "/");

        HttpResponse<String> answer = browser.form("/logout", Map.of("_csrf", csrf(browser.get("/login"))));

        assertThat(Browser.location(answer)).isEqualTo("/login?logout=done");
    }

    @Test
    void refusesALogoutFromAnotherSite() {
        Browser browser = loggedIn("3");
        String token = browser.cookie("XSRF-TOKEN");

        assertThat(browser.form("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(people().lines())
                .filteredOn(line -> line.action() == AuditAction.ACCESS_REFUSED)
                .singleElement()
                .satisfies(line -> assertThat(line.actor()).isEqualTo(new AccountId("kakao-3")));
        assertThat(browser.form("/logout", Map.of("_csrf", "x" + token)).statusCode())
                .isEqualTo(403);
        assertThat(browser.form("/logout", Map.of("_csrf", token), "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
        HttpResponse<String> withoutSession = browser().form("/logout", Map.of());
        assertThat(withoutSession.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(Browser.location(withoutSession)).isEqualTo("/login?logout=done");
    }

    private static HttpResponse<String> demo(Browser browser, String account, String returnUrl) {
        String token = csrf(browser.get("/login"));
        return browser.form("/login/demo", Map.of("account", account, "returnUrl", returnUrl, "_csrf", token));
    }

    private static String csrf(HttpResponse<String> page) {
        return page.body().replaceFirst("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }
}
