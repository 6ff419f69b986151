package io.cygi.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.session.cookie.CsrfCheck;
import io.cygi.web.access.EdgeProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests what passes the edge in both directions, byte by byte. */
class RoutingTest extends RoutingTestBase {

    private static final String CORRELATION = "0198c0de-1111-7000-8000-000000000001";

    private final Accounts accounts;
    private final Sessions sessions;

    @Autowired
    RoutingTest(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/concerts",
                "/api/v1/concerts?q",
                "/api/v1/concerts?q=&q=1&q=2&&r",
                "/api/v1/concerts?q=a+b%20c%2Bd%C3%A9",
                "/api/v1/concerts?q=%FF",
                "/api/v1/concerts?%71=%61:@/?;$",
                "/api/v1/concerts/%C3%A9~1",
                "/api/v1/time"
            })
    void passesPathAndQueryOnAsTheyAre(String target) throws IOException {
        Answer answer = get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{}");
        assertThat(BACKEND.received())
                .singleElement()
                .extracting(RecordingService.Received::line)
                .isEqualTo("GET " + target + " HTTP/1.1");
    }

    @Test
    void refusesAQueryThatIsNoPartOfAnAddress() throws IOException {
        Answer answer = get("/api/v1/concerts?q=%zz");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
        assertThat(BACKEND.received()).isEmpty();
    }

    @Test
    void passesTheBytesOfABodyOn() throws IOException {
        byte[] picture = new byte[70_000];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (byte) (i * 31);
        }

        Answer answer = send(
                "PUT /api/v1/organizer/concerts/x/poster",
                picture,
                "Content-Type: image/png",
                "Authorization: Bearer " + token("organizer-1", "ORGANIZER"));

        assertThat(answer.status()).isEqualTo(200);
        RecordingService.Received received = BACKEND.received().getFirst();
        assertThat(received.body()).isEqualTo(picture);
        assertThat(received.header("Content-Type")).containsExactly("image/png");
    }

    @Test
    void takesNoFormForAQuery() throws IOException {
        byte[] form = "amount=1&x=%zz".getBytes(StandardCharsets.US_ASCII);

        send(
                "POST /api/v1/me/wallet/top-ups?a=1",
                form,
                "Content-Type: application/x-www-form-urlencoded",
                "Authorization: Bearer " + token("fan-1", "FAN"));

        RecordingService.Received received = BACKEND.received().getFirst();
        assertThat(received.line()).isEqualTo("POST /api/v1/me/wallet/top-ups?a=1 HTTP/1.1");
        assertThat(received.body()).isEqualTo(form);
    }

    @Test
    void refusesABodyThatIsTooLongItself() throws IOException {
        Answer answer = send(
                "POST /api/v1/me/wallet/top-ups",
                new byte[2 * 1024 * 1024 + 1],
                "Content-Type: application/json",
                "Authorization: Bearer " + token("fan-1", "FAN"));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(BACKEND.received()).isEmpty();
    }

    @Test
    void replacesWhatTheEdgeProves() throws IOException {
        String token = token("fan-1", "FAN");

        get(
                "/api/v1/me",
                "Authorization: Bearer " + token,
                "Cookie: other=1",
                "X-XSRF-TOKEN: secret",
                "Cygi-Edge: api-gateway.1.forged",
                "Cygi-Deadline: 1",
                "X-Forwarded-For: 203.0.113.9",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example",
                "Forwarded: for=203.0.113.9",
                "X-Correlation-Id: " + CORRELATION,
                "Prefer: wait=3",
                "Accept-Language: ko",
                "Accept-Language: en",
                "X-Hop: 1",
                "Idempotency-Key: key-1",
                "Waiting-Room-Pass: pass-1",
                "Connection: X-Hop, prefer, Idempotency-Key, Waiting-Room-Pass",
                "TE: trailers");

        RecordingService.Received received = BACKEND.received().getFirst();
        assertThat(received.header("Authorization")).containsExactly("Bearer " + token);
        assertThat(received.header(EdgeProof.HEADER))
                .singleElement()
                .asString()
                .startsWith("api-gateway.")
                .doesNotContain("forged");
        assertThat(received.header("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(received.header("X-Forwarded-Proto")).containsExactly("http");
        assertThat(received.header("X-Correlation-Id")).containsExactly(CORRELATION);
        assertThat(received.header("Prefer")).containsExactly("wait=3");
        assertThat(received.header("Idempotency-Key")).containsExactly("key-1");
        assertThat(received.header("Waiting-Room-Pass")).containsExactly("pass-1");
        assertThat(received.header("Accept-Language")).containsExactly("ko", "en");
        assertThat(List.of(
                        "Cookie",
                        "X-XSRF-TOKEN",
                        "Cygi-Deadline",
                        "X-Forwarded-Host",
                        "Forwarded",
                        "X-Hop",
                        "TE",
                        "Connection"))
                .allSatisfy(name -> assertThat(received.header(name)).as(name).isEmpty());
        assertThat(received.header("Host").getFirst()).startsWith("127.0.0.1:");
    }

    @Test
    void sendsNoTokenWithoutACaller() throws IOException {
        get("/api/v1/concerts", "Cookie: SESSION=nonsense");

        assertThat(BACKEND.received().getFirst().header("Authorization")).isEmpty();
        assertThat(BACKEND.received().getFirst().header(EdgeProof.HEADER)).hasSize(1);
    }

    @Test
    void givesASessionATokenInPlaceOfItsCookie() throws IOException {
        String session = sessions.begin(
                accounts.signIn(new Identity("test", "routed", "Routed", null)).accountId(), "test");

        Answer answer = send(
                "POST /api/v1/me/wallet/top-ups",
                "{}".getBytes(StandardCharsets.US_ASCII),
                "Content-Type: application/json",
                "Cookie: SESSION=" + session,
                "X-XSRF-TOKEN: " + CsrfCheck.token(session));

        assertThat(answer.status()).isEqualTo(200);
        RecordingService.Received received = BACKEND.received().getFirst();
        assertThat(received.header("Authorization")).singleElement().asString().startsWith("Bearer ey");
        assertThat(received.head()).doesNotContain(session).doesNotContain("XSRF");
    }

    @Test
    void passesAnAnswerOnWithoutDoubledHeaders() throws IOException {
        BACKEND.reply("HTTP/1.1 203 Odd\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n"
                + "ETag: \"7\"\r\nVary: a\r\nVary: b\r\nCache-Control: max-age=5\r\nX-Correlation-Id: " + CORRELATION
                + "\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src *\r\nX-Frame-Options: DENY\r\n"
                + "Set-Cookie: SESSION=planted\r\nRateLimit-Limit: 1\r\nX-Hop: 1\r\nConnection: close, X-Hop\r\n"
                + "Keep-Alive: timeout=1\r\nDate: then\r\n\r\n\u001f\u008b\u00ff\u0000");

        Answer answer = get("/api/v1/concerts");

        assertThat(answer.status()).isEqualTo(203);
        assertThat(answer.text()).isEqualTo("\u001f\u008b\u00ff\u0000");
        assertThat(answer.header("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.header("Content-Length")).containsExactly("4");
        assertThat(answer.header("ETag")).containsExactly("\"7\"");
        assertThat(answer.header("Vary")).contains("a", "b");
        assertThat(answer.header("Cache-Control")).containsExactly("max-age=5");
        assertThat(answer.header("X-Correlation-Id")).singleElement().isNotEqualTo(CORRELATION);
        assertThat(answer.header("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(answer.header("Date")).singleElement().isNotEqualTo("then");
        assertThat(List.of("Set-Cookie", "X-Hop", "Keep-Alive", "RateLimit-Limit"))
                .allSatisfy(name -> assertThat(answer.header(name)).as(name).isEmpty());
    }

    @Test
    void decidesNothingAboutConditionsAndHeads() throws IOException {
        BACKEND.reply("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nETag: \"1\"\r\n\r\n{}");
        BACKEND.reply("HTTP/1.1 304 Not Modified\r\nETag: \"2\"\r\n\r\n");
        BACKEND.reply("HTTP/1.1 200 OK\r\nContent-Length: 12345\r\n\r\n");

        assertThat(get("/api/v1/concerts", "If-None-Match: \"1\"").status()).isEqualTo(200);
        Answer unchanged = get("/api/v1/concerts", "If-None-Match: \"1\"");
        Answer head = send("HEAD /api/v1/concerts", new byte[0]);

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("ETag")).containsExactly("\"2\"");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).containsExactly("12345");
        assertThat(head.body()).isEmpty();
        assertThat(BACKEND.received())
                .extracting(RecordingService.Received::line)
                .last()
                .asString()
                .startsWith("HEAD ");
    }

    @Test
    void passesALargeAnswerOn() throws IOException {
        String body = "0123456789".repeat(50_000);
        BACKEND.reply("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(get("/api/v1/concerts").text()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/v1/concerts,            405",
        "DELETE, /api/v1/concerts/x/seats,    405",
        "GET,    /internal/v1/commands,       404",
        "POST,   /internal/v1/calls/any,      404",
        "GET,    /api/v1/unknown,             404",
        "GET,    /api/v1/admin/processors,    403",
        "POST,   /api/v1/organizer/concerts,  403"
    })
    void passesNothingElseOn(String method, String path, int status) throws IOException {
        Answer answer = send(method + " " + path, new byte[0], "Authorization: Bearer " + token("fan-1", "FAN"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Allow")).isEqualTo(status == 405 ? List.of("GET, HEAD, OPTIONS") : List.of());
        assertThat(BACKEND.received()).isEmpty();
    }
}
