package io.cygi.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.gateway.EdgeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer has the security headers for browsers, whatever part of the server writes it. */
class EdgeHeadersTest extends EdgeTest {

    private static final String HSTS = "Strict-Transport-Security";
    private static final HttpClient DIRECT = HttpClient.newHttpClient();
    private static final HttpClient BY_PROXY =
            HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(PROXY)).build();

    @ParameterizedTest
    @CsvSource({
        "GET,     /api/v1/concerts",
        "GET,     /api/v1/me",
        "GET,     /api/v1/nothing",
        "TRACE,   /api/v1/concerts",
        "OPTIONS, /api/v1/concerts",
        "OPTIONS, /api/v1/me",
        "GET,     /login",
        "OPTIONS, /login",
        "PUT,     /login",
        "GET,     /login/oauth2/code/kakao?code=x&state=y",
        "GET,     /oauth2/authorization/nobody",
        "GET,     /oauth2/authorize",
        "POST,    /oauth2/token",
        "GET,     /oauth2/token",
        "POST,    /logout",
        "GET,     /error",
        "GET,     /api/v1/me;x=y",
        "GET,     /api/v1/%FF"
    })
    void areOnEveryAnswer(String method, String path) {
        HttpResponse<String> direct = send(DIRECT, method, path);
        HttpResponse<String> byProxy = send(BY_PROXY, method, path);
        for (HttpResponse<String> answer : List.of(direct, byProxy)) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'");
            assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
        assertThat(direct.headers().firstValue(HSTS))
                .as("nobody but a trusted proxy says that TLS is used")
                .isEmpty();
        assertThat(byProxy.headers().firstValue(HSTS)).isPresent();
    }

    private HttpResponse<String> send(HttpClient http, String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, BodyPublishers.noBody())
                .header("X-Forwarded-For", "203.0.113.50")
                .header("X-Forwarded-Proto", "https")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST");
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
