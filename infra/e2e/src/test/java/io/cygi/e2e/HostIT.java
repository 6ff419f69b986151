package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform does not trust the Host header: its value stands in no header and no body of an answer. */
@ExtendWith(SharedPlatform.class)
class HostIT {

    private static final String FOREIGN = "evil.example";
    private static final List<String> HOSTS = List.of(
            "Host: " + FOREIGN,
            "X-Forwarded-Host: " + FOREIGN + ":81",
            "X-Forwarded-Server: " + FOREIGN,
            "X-Forwarded-Prefix: /" + FOREIGN,
            "X-Original-Host: " + FOREIGN,
            "Forwarded: for=127.0.0.1;host=" + FOREIGN + ";proto=https");

    private final Api api;

    HostIT(Api api) {
        this.api = api;
    }

    private static List<String> headers(String... more) {
        return Stream.concat(HOSTS.stream(), Stream.of(more)).toList();
    }

    @Test
    void isRepeatedByNoPage() {
        Account admin = api.account("admin");
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 1, 2);
        String reservation = fan.booked(concert, Booking.paid("A-1-1"));
        Map<String, String> values = Map.of("concertId", concert.id(), "reservationId", reservation);
        Stream<String> operations = Operation.all(api).stream()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> !operation.template().endsWith("/stream"))
                .map(operation -> operation.path(values));
        Stream<String> pages = Stream.of(
                "/",
                "/swagger-ui.html",
                "/swagger-ui",
                "/swagger-ui/",
                "/swagger-ui/index.html",
                "/swagger-ui/swagger-initializer.js",
                "/v3/api-docs",
                "/v3/api-docs.yaml",
                "/v3/api-docs/swagger-config",
                "/actuator/health",
                "/login",
                "/userinfo",
                "/oauth2/authorize",
                "/oauth2/jwks",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server",
                "/.well-known/oauth-protected-resource",
                "/nothing",
                "/error",
                "//",
                "/api/v1/concerts/",
                "/api/v1/admin/..");
        SoftAssertions softly = new SoftAssertions();
        Stream.concat(operations, pages).forEach(path -> {
            for (Account account : List.of(fan, admin)) {
                String answer = RawHttp.exchange(
                        api, "GET", path, headers("Authorization: Bearer " + account.token()), new byte[0]);
                softly.assertThat(answer).as("GET " + path).doesNotContain(FOREIGN);
            }
        });
        softly.assertAll();
        // Nobody else is shown an answer that was kept from such a request.
        assertThat(api.get("/v3/api-docs").body()).doesNotContain(FOREIGN);
        assertThat(api.get("/v3/api-docs/swagger-config").body()).doesNotContain(FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui.html"})
    void isNoPartOfARedirect(String path) {
        assertThat(RawHttp.exchange(api, "GET", path, HOSTS, new byte[0]))
                .startsWith("HTTP/1.1 302 ")
                .containsPattern("(?i)\r\nlocation: /swagger-ui");
    }

    @Test
    void isNoPartOfANewLocation() {
        String json = "Content-Type: application/json";
        Account fan = Fans.one(api);
        String bearer = "Authorization: Bearer " + fan.token();
        String made = RawHttp.exchange(
                api,
                "POST",
                "/api/v1/demo/concerts",
                headers(json),
                body(Map.of(
                        "sections",
                        List.of(Concert.section("A", 1_000, 1, 2)),
                        "waitingRoom",
                        Map.of("enabled", true, "capacity", 1))));
        assertThat(made).startsWith("HTTP/1.1 201 ").containsPattern("(?i)\r\nlocation: /api/v1/concerts/");
        assertThat(made).doesNotContain(FOREIGN);
        String concert = made.replaceAll("(?s).*\"concertId\":\"([^\"]*)\".*", "$1");
        Map<String, Account> fans = Map.of("A-1-1", fan, "A-1-2", Fans.one(api));
        fans.forEach((seat, one) -> {
            String booked = RawHttp.exchange(
                    api,
                    "POST",
                    "/api/v1/concerts/" + concert + "/reservations",
                    headers(json, "Authorization: Bearer " + one.token()),
                    body(Booking.paid(seat)));
            assertThat(booked).matches("(?s)HTTP/1\\.1 (202|307) .*").containsPattern("(?i)\r\nlocation: /api/v1/");
            assertThat(booked).doesNotContain(FOREIGN);
        });
        String ticket = RawHttp.exchange(
                api,
                "POST",
                "/api/v1/concerts/" + concert + "/waiting-room/tickets",
                headers(json, bearer),
                new byte[0]);
        assertThat(ticket).doesNotContain(FOREIGN);
    }

    private static byte[] body(Object body) {
        return Api.JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "evil.example/path", "evil.example:port", "<script>", "a,b"})
    void isRefusedIfMalformed(String host) {
        String answer = RawHttp.exchange(api, "GET", "/api/v1/concerts?limit=1", List.of("Host: " + host), new byte[0]);
        assertThat(answer).startsWith("HTTP/1.1 400 ");
        Refusals.assertTellsNothing(answer);
    }

    @Test
    void isRefusedIfGivenTwice() {
        List<String> twice = List.of("Host: localhost", "Host: " + FOREIGN);
        assertThat(RawHttp.exchange(api, "GET", "/api/v1/concerts?limit=1", twice, new byte[0]))
                .startsWith("HTTP/1.1 400 ");
    }
}
