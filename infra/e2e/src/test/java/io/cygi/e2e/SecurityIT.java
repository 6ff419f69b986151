package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims of tokens, odd paths, odd headers and foreign origins open nothing. */
@ExtendWith(SharedPlatform.class)
class SecurityIT {

    private final Platform platform;
    private final Api api;

    SecurityIT(Platform platform) {
        this.platform = platform;
        this.api = platform.api();
    }

    @Test
    void checksEveryClaimOfATokenAndAcceptsAValidOne() {
        Forgery forgery = new Forgery(platform, Fans.one(api));
        api.get("/api/v1/me", "Authorization", "Bearer " + forgery.copied()).expect(200);
        SoftAssertions softly = new SoftAssertions();
        forgery.wrongClaims()
                .forEach((wrong, token) -> softly.assertThat(api.get("/api/v1/me", "Authorization", "Bearer " + token)
                                .status())
                        .as(wrong)
                        .isEqualTo(401));
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/admin/processors/",
                "//api/v1/admin/processors",
                "/api/v1//admin/processors",
                "/api/v1/concerts/../admin/processors",
                "/api/v1/concerts/..;/admin/processors",
                "/api/v1/concerts/%2e%2e/admin/processors",
                "/api/v1/concerts/..%2fadmin%2fprocessors",
                "/api/v1/admin;x=y/processors",
                "/api/v1/admin/processors;x=y",
                "/API/V1/ADMIN/PROCESSORS",
                "/api/v1/%61dmin/processors",
                "/api/v1/admin/processors%00",
                "/api/v1/me/",
                "/api/v1/me.json",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/actuator/beans",
                "/error",
                "/api/v1/nothing"
            })
    void refusesUnusualPaths(String path) {
        String answer = RawHttp.exchange(api, "GET", path, List.of(), new byte[0]);
        assertThat(answer).matches("(?s)HTTP/1\\.1 40[0-5].*");
        assertThat(answer).doesNotContain("\"name\"");
        Refusals.assertTellsNothing(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Basic YWRtaW46YWRtaW4=", "bearer x y", "Token abc", "Bearer a.b.c"})
    void refusesEveryOtherAuthorization(String authorization) {
        String answer =
                RawHttp.exchange(api, "GET", "/api/v1/me", List.of("Authorization: " + authorization), new byte[0]);
        assertThat(answer).startsWith("HTTP/1.1 401").contains("UNAUTHENTICATED");
        Refusals.assertTellsNothing(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PATCH", "DELETE", "PUT"})
    void refusesAMethodThatAPublicPathDoesNotHave(String method) {
        String answer = RawHttp.exchange(api, method, "/api/v1/concerts", List.of(), new byte[0]);
        assertThat(answer).matches("(?s)HTTP/1\\.1 405 .*");
    }

    @Test
    void ignoresATokenInTheQuery() {
        Account admin = api.account("admin");
        assertThat(api.get("/api/v1/me?access_token=" + admin.token()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/concerts",
                "/api/v1/me",
                "/api/v1/demo/tokens",
                "/api/v1/admin/events",
                "/v3/api-docs",
                "/login",
                "/logout",
                "/oauth2/token",
                "/oauth2/jwks",
                "/api/v1/nothing"
            })
    void allowsNoOtherOriginToReadAnAnswer(String path) {
        for (String method : List.of("OPTIONS", "GET", "POST")) {
            String answer = RawHttp.exchange(
                    api,
                    method,
                    path,
                    List.of(
                            "Origin: https://evil.example",
                            "Access-Control-Request-Method: POST",
                            "Access-Control-Request-Headers: authorization, content-type"),
                    new byte[0]);
            assertThat(answer).as(method).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase("Access-Control-Allow");
            assertThat(answer)
                    .as(method)
                    .containsIgnoringCase("X-Content-Type-Options: nosniff")
                    .containsIgnoringCase("Content-Security-Policy: default-src 'none'")
                    .containsIgnoringCase("X-Frame-Options: DENY");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/me",
                "POST /api/v1/demo/tokens",
                "POST /api/v1/organizer/api-keys",
                "GET /api/v1/top-ups/fan-1.01a21869-c83f-72b4-82cc-5d457bbe3bdf/approved?pg_token=SECRET",
                "GET /login/oauth2/code/kakao?code=SECRET&state=SECRET",
                "GET /oauth2/authorize?client_id=SECRET&code_challenge=SECRET&state=SECRET",
                "GET /login?error=SECRET&returnUrl=SECRET",
                "POST /login/demo",
                "POST /logout",
                "POST /oauth2/token",
                "POST /oauth2/revoke",
                "GET /userinfo",
                "GET /api/v1/SECRET",
                "PUT /api/v1/me;token=SECRET",
                "GET /api/v1/me?access_token=SECRET",
                "GET /api/v1/admin/events?cursor=SECRET"
            })
    void repeatsAndLogsNoSecretThatIsSent(String request) {
        String secret = "planted" + Texts.unique().replaceAll("[^A-Za-z0-9]", "");
        String[] parts = request.replace("SECRET", secret).split(" ");
        byte[] form = ("grant_type=client_credentials&client_id=c&client_secret=" + secret + "&code=" + secret
                        + "&refresh_token=" + secret + "&token=" + secret + "&_csrf=" + secret)
                .getBytes(StandardCharsets.UTF_8);
        for (String authorization : List.of("Bearer " + secret, "Basic " + secret, secret)) {
            String answer = RawHttp.exchange(
                    api,
                    parts[0],
                    parts[1],
                    List.of(
                            "Authorization: " + authorization,
                            "Cookie: SESSION=" + secret + "; LOGIN=" + secret + "; XSRF-TOKEN=" + secret,
                            "X-XSRF-TOKEN: " + secret,
                            "Content-Type: application/x-www-form-urlencoded"),
                    form);
            assertThat(answer).doesNotContain(secret).doesNotContain("HTTP/1.1 5");
            Refusals.assertTellsNothing(answer.substring(answer.indexOf("\r\n\r\n")));
        }
        assertThat(platform.output()).doesNotContain(secret);
    }

    @Test
    void refusesAFormThatIsLargeOrHasManyFields() {
        byte[] large = ("grant_type=" + "x".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
        byte[] crowded = "a=b&".repeat(200).getBytes(StandardCharsets.UTF_8);
        for (String path : List.of("/oauth2/token", "/oauth2/revoke", "/login/demo")) {
            for (byte[] form : List.of(large, crowded)) {
                String answer = RawHttp.exchange(
                        api, "POST", path, List.of("Content-Type: application/x-www-form-urlencoded"), form);
                assertThat(answer).as(path).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
                Refusals.assertTellsNothing(answer);
            }
        }
    }
}
