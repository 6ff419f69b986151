package io.cygi.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.audit.AuditAction;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A failed login leads to a page with advice, and leaves an audit line and nothing else. */
class LoginFailureTest extends LoginTestBase {

    @Test
    void saysThatConsentWasDenied() {
        Browser browser = browser();
        String callback = browser.begin("kakao", "?returnUrl=/swagger-ui.html");

        HttpResponse<String> answer = browser.get(callback.replaceAll(
                "code=[^&]*",
                "error=access_denied&error_description=<b>no</b>"
                        .replace("<", "%3C")
                        .replace(">", "%3E")));

        assertThat(Browser.location(answer)).isEqualTo("/login?error=denied&returnUrl=%2Fswagger-ui.html");
        assertFailed(answer, "denied");
        assertThat(browser.get(Browser.location(answer)).body())
                .contains("role=\"alert\"", "did not give your consent", "returnUrl=%2Fswagger-ui.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?code=x&state=y",
                "?code=x",
                "?state=y",
                "?error=access_denied&state=y",
                "?error=server_error",
                "",
                "?code=x&code=z&state=y"
            })
    void refusesAnAnswerToALoginThatWasNotBegun(String query) {
        assertFailed(browser().get("/login/oauth2/code/kakao" + query), "stale");
        assertThat(PROVIDERS.requests()).isEmpty();
    }

    @Test
    void refusesAnAnswerWithAnotherState() {
        Browser browser = browser();
        String callback = browser.begin("kakao", "");
        PROVIDERS.requests().clear();

        assertFailed(browser.get(callback.replaceAll("state=[^&]*", "state=other")), "stale");
        assertThat(PROVIDERS.requests()).isEmpty();
    }

    @Test
    void refusesAnAnswerToTheLoginOfAnotherBrowser() {
        String callback = browser().begin("kakao", "");
        Browser victim = browser();
        victim.begin("kakao", "");
        PROVIDERS.requests().clear();

        assertFailed(victim.get(callback), "stale");
        assertThat(PROVIDERS.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "30, 3", "100, 9"})
    void refusesAChangedCookie(int at, int shift) {
        Browser browser = browser();
        String callback = browser.begin("kakao", "");
        String cookie = browser.cookie("LOGIN");
        char changed = cookie.charAt(at) == 'A' ? (char) ('B' + shift) : 'A';
        browser.cookies().put("LOGIN", cookie.substring(0, at) + changed + cookie.substring(at + 1));

        assertFailed(browser.get(callback), "stale");
    }

    @Test
    void acceptsAnAnswerOnceEvenIfTheCookieIsSentAgain() {
        Browser browser = browser();
        String callback = browser.begin("kakao", "");
        String cookie = browser.cookie("LOGIN");
        browser.get(callback);
        assertThat(browser.cookies()).doesNotContainKey("LOGIN");
        Browser replaying = browser();
        replaying.cookies().put("LOGIN", cookie);
        PROVIDERS.requests().clear();

        HttpResponse<String> answer = replaying.get(callback);

        assertThat(Browser.location(answer)).isEqualTo("/login?error=stale");
        assertThat(replaying.cookies()).doesNotContainKey("SESSION");
        assertThat(PROVIDERS.requests()).isEmpty();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void logsInOnceIfTheAnswerComesTwiceAtOnce() {
        Browser browser = browser();
        String callback = browser.begin("kakao", "");
        String cookie = browser.cookie("LOGIN");

        List<String> ends = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> {
                    Browser one = browser();
                    one.cookies().put("LOGIN", cookie);
                    return Browser.location(one.get(callback));
                })
                .toList();

        assertThat(ends).containsOnlyOnce("/");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void refusesAUsedCode() {
        Browser first = browser();
        String callback = first.begin("kakao", "");
        first.get(callback);
        String code = callback.replaceAll(".*[?&](code=[^&]*).*", "$1");
        Browser second = browser();
        String own = second.begin("kakao", "");

        assertFailedAfterOne(second.get(own.replaceAll("code=[^&]*", code)), "stale");
    }

    @Test
    void refusesALateAnswer() {
        Browser browser = browser();
        String callback = browser.begin("kakao", "");
        clock().advance(LoginStateCookie.LIFE.plus(Duration.ofSeconds(1)));

        assertFailed(browser.get(callback), "stale");
    }

    @ParameterizedTest
    @CsvSource({"nonce,  another", "iss,    https://kauth.kakao.example", "aud,    another-client", "sub,    ''"})
    void refusesAnIdTokenWithOtherClaims(String claim, String value) {
        Browser browser = browser();
        String callback = browser.begin("kakao", "");
        PROVIDERS.nextPerson("kakao", "6", Map.of(claim, value));

        assertFailed(browser.get(callback), "refused");
    }

    @Test
    void refusesAnExpiredIdToken() {
        Browser browser = browser();
        String callback = browser.begin("kakao", "");
        PROVIDERS.next(token("kakao", "6", Map.of(), -600));

        assertFailed(browser.get(callback), "refused");
    }

    @Test
    void refusesAnIdTokenOfAnotherKey() {
        PROVIDERS.nextPerson("kakao", "6", Map.of());

        assertFailed(browser().logIn("othered", ""), "refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "silent", "nonsense", "huge", "failing", "keyless", "keysdown"})
    void saysThatTheProviderDoesNotAnswer(String provider) {
        Browser browser = browser();

        HttpResponse<String> answer = browser.logIn(provider, "");

        assertFailed(answer, "provider");
        assertThat(browser.get(Browser.location(answer)).body()).contains("try again in a minute");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsFewOfManyLoginsAtAProviderThatDoesNotAnswer(CapturedOutput output) {
        for (int i = 0; i < 30; i++) {
            browser().get("/oauth2/authorization/undiscovered");
        }
        assertThat(output.getAll().lines().filter(line -> line.contains("does not answer as it should")))
                .hasSizeLessThan(15);
    }

    @Test
    void saysThatAProviderCannotBeDiscovered() {
        assertFailed(browser().get("/oauth2/authorization/undiscovered"), "provider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!500", "!401", "[]", "{\"kakao_account\":{}}", "<html>", "", "null"})
    void refusesUserInfoThatIdentifiesNobody(String userInfo) {
        PROVIDERS.userInfo(userInfo);

        HttpResponse<String> answer = browser().logIn("plain", "");

        assertThat(Browser.location(answer)).startsWith("/login?error=");
        assertThat(rows()).isZero();
    }

    @Test
    void refusesALockedAccount() {
        loggedIn("7");
        people().lock(new AccountId("kakao-7"));
        removeRows();
        Browser browser = browser();
        PROVIDERS.nextPerson("kakao", "7", Map.of());

        assertFailed(browser.logIn("kakao", ""), "locked");
        assertThat(people().lines())
                .filteredOn(line -> line.action() == AuditAction.LOGIN_FAILED)
                .singleElement()
                .satisfies(line -> assertThat(line.actor()).isEqualTo(new AccountId("kakao-7")));
        assertThat(browser.cookies()).doesNotContainKey("SESSION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/oauth2/authorization/nobody", "/oauth2/authorization/Kakao", "/oauth2/authorization/kakao/x"})
    void refusesAnUnknownProvider(String path) {
        HttpResponse<String> answer = browser().get(path);

        assertThat(answer.statusCode()).isIn(401, 404);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void answersAThousandWrongLoginsWithoutRowsOrProviderRequests() {
        IntStream.range(0, 1_000).parallel().forEach(i -> assertThat(Browser.location(
                        browser().get("/login/oauth2/code/kakao?code=" + i + "&state=" + encoded("s=" + i))))
                .isEqualTo("/login?error=stale"));

        assertThat(rows()).isZero();
        assertThat(PROVIDERS.requests()).isEmpty();
        loggedIn("8");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void assertFailed(HttpResponse<String> answer, String failure) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).startsWith("/login?error=" + failure);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("SESSION="));
        assertThat(rows()).isZero();
        assertThat(lines(AuditAction.LOGIN_FAILED)).containsExactly(failure);
    }

    private void assertFailedAfterOne(HttpResponse<String> answer, String failure) {
        assertThat(Browser.location(answer)).startsWith("/login?error=" + failure);
        assertThat(rows()).isEqualTo(1);
        assertThat(lines(AuditAction.LOGIN_FAILED)).containsExactly(failure);
    }
}
