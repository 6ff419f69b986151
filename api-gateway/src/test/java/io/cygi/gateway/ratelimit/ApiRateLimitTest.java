package io.cygi.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.token.TokenIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The API's limits for one account and for one address hold on a real server behind a proxy. */
class ApiRateLimitTest extends EdgeTest {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(InetAddress.ofLiteral(PROXY))
            .build();
    private static final int TRIES_MAX = 20_000;
    private static final List<@Nullable String> WRONG =
            Arrays.asList(null, "not-a-token", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.");

    private final TokenIssuer tokens;
    private final JdbcTemplate jdbc;

    @Autowired
    ApiRateLimitTest(TokenIssuer tokens, JdbcTemplate jdbc) {
        this.tokens = tokens;
        this.jdbc = jdbc;
    }

    @Test
    void refusesAnAccountBeyondItsQuotaFromAllAddressesTogether() {
        String greedy = token();
        HttpResponse<String> refused = untilRefused(i -> get("/api/v1/me", "203.0.113." + i % 250, greedy));

        assertThat(refused.body()).contains("\"code\":\"TOO_MANY_REQUESTS\"");
        assertThat(header(refused, "Content-Type")).startsWith("application/problem+json");
        assertThat(header(refused, "Retry-After")).isEqualTo("1");
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"account\";q=200;w=4");
        assertThat(header(refused, "RateLimit")).startsWith("\"account\";r=");
        assertThat(get("/api/v1/me", "203.0.113.1", token()).statusCode()).isEqualTo(200);
    }

    @Test
    void countsFansOfOneAddressSeparately() {
        for (int fan = 0; fan < 12; fan++) {
            String token = token();
            for (int i = 0; i < 40; i++) {
                assertThat(get("/api/v1/me", "198.51.100.2", token).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void countsRequestsWithoutAValidTokenForTheirNetworkOnly() {
        String network = "2001:db8:7:7:";
        HttpResponse<String> refused = untilRefused(
                i -> get("/api/v1/me", network + Integer.toHexString(i % 9_999) + "::1", WRONG.get(i % WRONG.size())));

        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"address\";q=400;w=4");
        assertThat(header(refused, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(refused, "Content-Security-Policy")).contains("default-src 'none'");
        assertThat(refused.headers().allValues("Cache-Control")).hasSize(1);
        assertThat(refused.headers().allValues("X-Content-Type-Options")).hasSize(1);
        assertThat(get("/api/v1/me", network + ":2", token()).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/me", "2001:db8:7:8::1", null).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/me", "2001:db8:7:8::1", "a.b.c").statusCode()).isEqualTo(401);
    }

    @Test
    void countsForbiddenRequestsAndAuditsARefusalWithTheClientsAddress() {
        String greedy = token();
        untilRefused(i -> get("/api/v1/admin/events", "198.51.100.77", greedy));
        // The lines of the forbidden requests have used up the quotas of their account and address.
        String other = token();
        String address = "198.51.100.78";
        untilRefused(i -> get("/api/v1/me", address, other));

        assertThat(get("/api/v1/admin/events", address, token()).statusCode()).isEqualTo(403);
        await().until(() -> Objects.requireNonNull(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM audit_line WHERE action = 'RATE_LIMITED' AND address = ? AND detail = ?",
                        Integer.class,
                        address,
                        "GET /api/v1/me: account"))
                > 0);
    }

    private static HttpResponse<String> untilRefused(IntFunction<HttpResponse<String>> request) {
        for (int i = 0; i < TRIES_MAX; i++) {
            HttpResponse<String> answer = request.apply(i);
            if (answer.statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError("none of " + TRIES_MAX + " requests was refused");
    }

    private String token() {
        return tokens.issue(new AccountId("a-" + UUID.randomUUID()), "Somebody", List.of("FAN"))
                .accessToken();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> get(String path, String client, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("X-Forwarded-For", client);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
