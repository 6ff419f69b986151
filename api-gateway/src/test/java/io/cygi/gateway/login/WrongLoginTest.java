package io.cygi.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.gateway.audit.AuditAction;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logins that fail count for their address, and stop none that are right. */
class WrongLoginTest extends LoginTestBase {

    private static final int WRONG_PER_MINUTE = 1_000;
    private static final int TRIES_MAX = 20_000;
    private static final String WRONG = "/login/oauth2/code/kakao?code=x&state=y";

    @Test
    void manyWrongLoginsOfAnAddressAreRefusedBeforeAnythingIsDoneAndRightOnesAreNot() {
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
    void rightLoginsOfOneAddressUseUpNothing() {
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

    private static HttpClient at(String address) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(address))
                .build();
    }

    private static HttpResponse<String> assertLogsIn(Browser browser, String subject) {
        PROVIDERS.nextPerson("kakao", subject, Map.of("nickname", "Minji"));
        HttpResponse<String> loggedIn = browser.logIn("kakao", "");
        assertThat(Browser.location(loggedIn)).isEqualTo("/");
        assertThat(browser.get("/api/v1/me").body()).contains("kakao-" + subject);
        return loggedIn;
    }
}
