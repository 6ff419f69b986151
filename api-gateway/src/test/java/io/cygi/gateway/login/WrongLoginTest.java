package io.cygi.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.gateway.audit.AuditAction;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Failed logins count for their address, and stop no correct ones. */
class WrongLoginTest extends LoginTestBase {

    private static final int WRONG_PER_MINUTE = 1_000;
    private static final int TRIES_MAX = 20_000;
    private static final int ATTEMPTS = 100;
    private static final String WRONG = "/login/oauth2/code/kakao?code=x&state=y";

    @Test
    void refusesManyWrongLoginsOfAnAddressEarlyButNoValidOnes() {
        HttpClient shared = at("127.0.0.32");
        Browser attacker = new Browser(port(), shared);
        HttpResponse<String> refused = attacker.get(WRONG);
        for (int i = 0; i < TRIES_MAX && refused.statusCode() != 429; i++) {
            refused = attacker.get(WRONG);
            if (i == WRONG_PER_MINUTE) {
                assertThat(Browser.location(refused)).startsWith("/login?error=");
                assertLogsIn(new Browser(port(), shared), "among-them");
            }
        }
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"code\":\"TOO_MANY_REQUESTS\"");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"failed-logins\";q=2000;w=60");
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(lines(AuditAction.RATE_LIMITED)).contains("GET /login/{}/code/kakao: failed-logins");

        assertLogsIn(new Browser(port(), shared), "right");
        assertThat(new Browser(port(), at("127.0.0.33")).get(WRONG).statusCode())
                .isEqualTo(303);
    }

    @Test
    void exemptsABegunLoginFromTheLimitOnceAndAForgedCookieNever() {
        HttpClient shared = at("127.0.0.38");
        List<Callback> begun = Stream.generate(() -> begun(shared)).limit(8).toList();
        Callback used = begun(shared);
        assertThat(Browser.location(used.follow(shared))).isEqualTo("/");
        Callback pending = begun(shared);
        List<Callback> forged = List.of(
                new Callback(WRONG, Map.of("LOGIN", "x"), port()),
                new Callback(WRONG, Map.of("__Host-LOGIN", "x"), port()),
                new Callback(WRONG, pending.cookies, port()),
                new Callback(pending.path, Map.of("LOGIN", pending.cookies.get("LOGIN") + "A"), port()),
                new Callback(pending.path, used.cookies, port()),
                used);
        drain(shared, forged);

        for (Callback one : forged) {
            assertThat(one.isRefusedInTime(shared)).as(one.toString()).isTrue();
        }
        for (Callback right : begun) {
            drain(shared, forged);
            assertThat(Browser.location(right.follow(shared))).isEqualTo("/");
        }
        assertThat(begun.getFirst().isRefusedInTime(shared))
                .as("the same again")
                .isTrue();
    }

    /** A browser that comes back from a provider. @param path and query @param cookies that it has */
    private record Callback(String path, Map<String, String> cookies, int port) {

        HttpResponse<String> follow(HttpClient http) {
            Browser browser = new Browser(port, http);
            browser.cookies().putAll(cookies);
            return browser.get(path);
        }

        /** {@return whether one of several attempts is refused by the limit} The limit returns one attempt in 30 ms. */
        boolean isRefusedInTime(HttpClient http) {
            return IntStream.range(0, ATTEMPTS)
                    .anyMatch(i -> follow(http).statusCode() == HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    /** {@return the callback of a login for which the provider has authenticated a person} */
    private Callback begun(HttpClient http) {
        Browser browser = new Browser(port(), http);
        String path = browser.begin("kakao", "");
        return new Callback(path, Map.copyOf(browser.cookies()), port());
    }

    /** Uses up the failures of an address. Between them one login succeeds. */
    private void drain(HttpClient http, List<Callback> wrong) {
        for (int i = 0; i < TRIES_MAX; i++) {
            if (i == WRONG_PER_MINUTE) {
                assertLogsIn(new Browser(port(), http), "among-the-forged");
            }
            if (wrong.get(i % wrong.size()).follow(http).statusCode() == HttpStatus.TOO_MANY_REQUESTS.value()) {
                return;
            }
        }
        throw new AssertionError("no wrong login was refused");
    }

    @Test
    void countsNoValidLoginsOfAnAddress() {
        HttpClient venue = at("127.0.0.34");
        for (int fan = 0; fan < 3; fan++) {
            HttpResponse<String> loggedIn = assertLogsIn(new Browser(port(), venue), "fan-" + fan);
            assertThat(loggedIn.headers().firstValue("RateLimit"))
                    .as("its own place is the only one that is taken")
                    .hasValue("\"failed-logins\";r=1999;t=1");
        }
        HttpResponse<String> wrong = new Browser(port(), venue).get(WRONG);
        for (int i = 0; i < 100; i++) {
            wrong = new Browser(port(), venue).get(WRONG);
        }
        assertThat(wrong.headers().firstValue("RateLimit").orElseThrow()).doesNotContain("r=1999");
    }

    private static HttpResponse<String> assertLogsIn(Browser browser, String subject) {
        PROVIDERS.nextPerson("kakao", subject, Map.of("nickname", "Minji"));
        HttpResponse<String> loggedIn = browser.logIn("kakao", "");
        assertThat(Browser.location(loggedIn)).isEqualTo("/");
        assertThat(browser.get("/api/v1/me").body()).contains("kakao-" + subject);
        return loggedIn;
    }
}
