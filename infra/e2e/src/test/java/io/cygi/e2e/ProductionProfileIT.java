package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Without the demo profile nobody gets a token, a concert or money for the asking; people log in with Kakao. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OwnPlatform
class ProductionProfileIT {

    private final Platform platform =
            Platform.inNewFolder("prod", "--spring.profiles.active=prod", "--cygi.top-ups.enabled=false");
    private final KakaoStandIn kakao = new KakaoStandIn();

    @BeforeAll
    void start() {
        platform.start(kakao.options("http://127.0.0.1:" + platform.port()));
    }

    @AfterAll
    void close() {
        platform.close();
        kakao.close();
    }

    @Test
    void hasNoDemoEndpoints() {
        Response tokens = platform.api().send("POST", "/api/v1/demo/tokens", Map.of("account", "admin"));
        assertThat(tokens.status()).as(tokens.toString()).isIn(401, 404);
        Response concerts = platform.api().send("POST", "/api/v1/demo/concerts", Map.of("onSale", true));
        assertThat(concerts.status()).as(concerts.toString()).isIn(401, 404);
        assertThat(Operation.all(platform.api()))
                .extracting(Operation::template)
                .noneMatch(template -> template.contains("/demo/"));
    }

    @Test
    void letsAFanLogInAndOut() {
        WebBrowser browser = new WebBrowser(platform.api());
        String page = browser.send("GET", "/login", null).expect(200).body();
        assertThat(page).contains("/oauth2/authorization/kakao").doesNotContain("fan-1");
        kakao.nextPerson("4711", Map.of("nickname", "Minji", "email", "minji@example.com", "email_verified", true));

        assertThat(browser.logIn("kakao", "/swagger-ui.html").expect(303).header("Location"))
                .isEqualTo("/swagger-ui.html");

        Response me = browser.send("GET", "/api/v1/me", null).expect(200);
        assertThat(me.text("nickname")).isEqualTo("Minji");
        assertThat(me.json().path("roles").toString()).isEqualTo("[\"FAN\"]");
        String token = String.valueOf(browser.cookies().get("XSRF-TOKEN"));
        browser.send("POST", "/logout", null).expect(403);
        browser.send("GET", "/api/v1/me", null).expect(200);
        browser.send("POST", "/logout", null, "X-XSRF-TOKEN", token).expect(200);
        assertThat(browser.cookies()).doesNotContainKey("SESSION");
        browser.send("GET", "/api/v1/me", null).expect(401);
    }

    @Test
    void hasNoDemoConcerts() {
        assertThat(platform.api().all("/api/v1/concerts")).isEmpty();
    }
}
