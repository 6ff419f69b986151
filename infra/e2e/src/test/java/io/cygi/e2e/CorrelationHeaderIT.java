package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer carries one correlation id, whatever the answer is. */
@ExtendWith(SharedPlatform.class)
class CorrelationHeaderIT {

    private final Api api;

    CorrelationHeaderIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /api/v1/concerts,                          nobody, 200",
        "HEAD,    /api/v1/concerts,                          nobody, 200",
        "GET,     /api/v1/concerts?limit=x,                  nobody, 400",
        "GET,     /api/v1/concerts?query=%FF,                nobody, 400",
        "GET,     /api/v1/me,                                nobody, 401",
        "GET,     /api/v1/me,                                forged, 401",
        "GET,     /api/v1/me,                                fan,    200",
        "GET,     /api/v1/admin/events,                      fan,    403",
        "GET,     /api/v1/concerts/none,                     nobody, 404",
        "GET,     /api/v1/no-such-thing,                     fan,    404",
        "HEAD,    /api/v1/concerts/none,                     nobody, 404",
        "DELETE,  /api/v1/me/reservations,                   fan,    405",
        "POST,    /api/v1/demo/tokens,                       nobody, 400",
        "GET,     /,                                         nobody, 200",
        "GET,     /swagger-ui.html,                          nobody, 302",
        "GET,     /v3/api-docs,                              nobody, 200",
        "GET,     /actuator/health,                          nobody, 200",
        "GET,     /api/v1/me;who=admin,                      fan,    400",
        "GET,     /api/v1/waiting-room/tickets/none,         fan,    404",
    })
    void isOnEveryAnswer(String method, String path, String who, int status) throws Exception {
        String own = UUID.randomUUID().toString();
        HttpResponse<Void> answer = send(method, path, who, own);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(ids(answer)).containsExactly(own);

        HttpResponse<Void> without = send(method, path, who);
        assertThat(ids(without)).singleElement().satisfies(CorrelationHeaderIT::assertUuid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "not-a-uuid",
                "0195a000-0000-7000-8000-00000000000",
                "0195a000-0000-7000-8000-0000000000011",
                "0195a000000070008000000000000001",
                "{0195a000-0000-7000-8000-000000000001}",
                "urn:uuid:0195a000-0000-7000-8000-000000000001",
                "0195a000-0000-7000-8000-00000000000g",
                "0195a000-0000-7000-8000-000000000001,0195a000-0000-7000-8000-000000000002",
                "'; DROP TABLE domain_event; --"
            })
    void isANewOneIfTheCallersIsMalformed(String sent) throws Exception {
        HttpResponse<Void> answer = send("GET", "/api/v1/concerts?limit=1", "nobody", sent);
        assertThat(ids(answer)).singleElement().satisfies(id -> {
            assertUuid(id);
            assertThat(sent).doesNotContain(id);
        });
    }

    @Test
    void isANewOneIfTheCallerSendsTwo() throws Exception {
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        for (List<String> two : List.of(List.of(first, second), List.of(first, first))) {
            HttpResponse<Void> answer = send("GET", "/api/v1/concerts?limit=1", "nobody", two.toArray(String[]::new));
            assertThat(ids(answer)).singleElement().satisfies(id -> {
                assertUuid(id);
                assertThat(two).doesNotContain(id);
            });
        }
    }

    @Test
    void isOnA304AndOnStreams() throws Exception {
        Concert concert = Concert.onSale(api, 1_000, 1, 2);
        Response seats = api.get(concert.path() + "/seats").expect(200);
        String own = UUID.randomUUID().toString();
        Response unchanged = api.get(
                        concert.path() + "/seats", "If-None-Match", seats.header("ETag"), Trace.HEADER, own)
                .expect(304);
        assertThat(unchanged.headers().allValues(Trace.HEADER)).containsExactly(own);

        HttpRequest stream = HttpRequest.newBuilder(api.address(concert.path() + "/seats/stream"))
                .header("Accept", "text/event-stream")
                .header(Trace.HEADER, own)
                .build();
        var streaming = Api.client().send(stream, BodyHandlers.ofInputStream());
        assertThat(streaming.statusCode()).isEqualTo(200);
        assertThat(streaming.headers().allValues(Trace.HEADER)).containsExactly(own);
        streaming.body().close();
    }

    @Test
    void isOnALongPoll() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 1, 2);
        String own = UUID.randomUUID().toString();
        Response waited = fan.book(concert, Booking.paid("A-1-1"), "Prefer", "wait=10", Trace.HEADER, own)
                .expect(202);
        assertThat(waited.headers().allValues(Trace.HEADER)).containsExactly(own);
    }

    @Test
    void isOnARefusalOfTheServerItself() {
        String own = UUID.randomUUID().toString();
        List<String> header = List.of(Trace.HEADER + ": " + own);
        for (String path : List.of(
                "/api/v1/%zz",
                "/api/v1/concerts/%00",
                "/api/../../etc/passwd",
                "/api/v1/reservations/x%2Fy",
                "/api/v1/me/[x]",
                "no-path",
                "/two words")) {
            assertThat(RawHttp.exchange(api, "GET", path, header, new byte[0]))
                    .as(path)
                    .startsWith("HTTP/1.1 400")
                    .containsOnlyOnce(Trace.HEADER + ": ");
        }
        assertThat(RawHttp.exchange(api, "GET", "/api/v1/concerts", List.of("Host: one", "Host: another"), new byte[0]))
                .startsWith("HTTP/1.1 400")
                .containsOnlyOnce(Trace.HEADER + ": ");
        byte[] tooLarge = "x".repeat(3 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        List<String> json = List.of(Trace.HEADER + ": " + own, "Content-Type: application/json");
        assertThat(RawHttp.exchange(api, "POST", "/api/v1/demo/tokens", json, tooLarge))
                .startsWith("HTTP/1.1 413")
                .containsOnlyOnce(Trace.HEADER + ": " + own);
    }

    private HttpResponse<Void> send(String method, String path, String who, String... ids) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.address(path)).method(method, BodyPublishers.noBody());
        for (String id : ids) {
            request.header(Trace.HEADER, id);
        }
        switch (who) {
            case "fan" ->
                request.header("Authorization", "Bearer " + Fans.one(api).token());
            case "forged" -> request.header("Authorization", "Bearer x.y.z");
            default -> {}
        }
        return Api.client().send(request.build(), BodyHandlers.discarding());
    }

    private static List<String> ids(HttpResponse<?> answer) {
        return new ArrayList<>(answer.headers().allValues(Trace.HEADER));
    }

    private static void assertUuid(String id) {
        assertThat(UUID.fromString(id)).hasToString(id);
    }
}
