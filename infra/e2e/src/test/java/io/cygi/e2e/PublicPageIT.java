package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Public pages skip most of the work of other requests, and no caller can tell. */
@ExtendWith(SharedPlatform.class)
class PublicPageIT {

    /** Headers that depend on the moment or on the single request. */
    private final Platform platform;

    private final Api api;

    PublicPageIT(Platform platform, Api api) {
        this.platform = platform;
        this.api = api;
    }

    private static List<String> pages(Concert concert) {
        String map = concert.path() + "/seats";
        return List.of(
                concert.path(),
                map,
                map + "?format=compact",
                "/api/v1/concerts",
                "/api/v1/concerts?status=CANCELLED&sort=title&limit=5");
    }

    /** {@return the path with an unknown parameter, which no prepared page answers} */
    private static String longWay(String path) {
        return path + (path.contains("?") ? "&" : "?") + "thorough";
    }

    @Test
    void equalsTheAnswerOfTheFilterChain() {
        Concert concert = Concert.onSale(api, 1_000, 3, 10);
        Fans.one(api).booked(concert, Booking.paid("A-1-1"));
        concert.awaitSeat("A-1-1", "SOLD");
        for (String path : pages(concert)) {
            api.get(path).expect(200);
            for (String method : List.of("GET", "HEAD")) {
                // The list also has other tests' concerts, which go on between the two answers.
                Await.until(method + " " + path + " to be the same both ways", Await.SETTLED_MAX, () -> {
                    Response quick = api.send(method, path, null).expect(200);
                    Response thorough = api.send(method, longWay(path), null).expect(200);
                    return quick.comparableHeaders().equals(thorough.comparableHeaders())
                            && quick.body().equals(thorough.body());
                });
            }
            Await.until(path + " to be unchanged both ways", Await.SETTLED_MAX, () -> {
                String tag = api.get(path).header("ETag");
                Response quick = api.get(path, "If-None-Match", tag).expect(200, 304);
                Response thorough = api.get(longWay(path), "If-None-Match", tag).expect(200, 304);
                return quick.status() == 304 && quick.comparableHeaders().equals(thorough.comparableHeaders());
            });
        }
    }

    @Test
    void isTheSameCompressed() throws Exception {
        Concert concert = Concert.onSale(api, 1_000, 3, 10);
        for (String path : List.of(concert.path(), concert.path() + "/seats", longWay(concert.path()))) {
            Response plain = api.get(path).expect(200);
            HttpResponse<byte[]> gzip = compressed(path);
            assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(gzip.headers().firstValueAsLong("Content-Length")).hasValue(gzip.body().length);
            assertThat(unzipped(gzip.body())).isEqualTo(plain.body());
            assertThat(gzip.headers().firstValue("ETag")).get().isNotEqualTo(plain.header("ETag"));
        }
    }

    @Test
    void isRefusedOnlyWithAnInvalidToken() {
        Concert concert = Concert.onSale(api, 1_000, 1, 2);
        Account fan = Fans.one(api);
        for (String path : List.of(concert.path(), concert.path() + "/seats", "/api/v1/concerts?limit=1")) {
            Response anybody = api.get(path).expect(200);
            assertThat(fan.get(path).expect(200).comparableHeaders()).isEqualTo(anybody.comparableHeaders());
            assertThat(fan.get(longWay(path)).expect(200).comparableHeaders()).isEqualTo(anybody.comparableHeaders());
            new Forgery(platform, fan).all().forEach((wrong, token) -> api.get(path, "Authorization", "Bearer " + token)
                    .expectProblem(401, "UNAUTHENTICATED"));
            for (String authorization : List.of("Bearer nonsense", "Bearer", "")) {
                assertThat(api.get(path, "Authorization", authorization).status())
                        .as(authorization)
                        .isEqualTo(api.get(longWay(path), "Authorization", authorization)
                                .status());
            }
        }
    }

    @Test
    void showsASaleAsSoonAsAnyViewShowsIt() {
        Concert concert = Concert.onSale(api, 1_000, 1, 10);
        Account fan = Fans.one(api);
        for (int i = 1; i <= 4; i++) {
            String before = api.get(concert.path()).header("ETag");
            fan.booked(concert, Booking.paid("A-1-" + i));
            concert.awaitSeat("A-1-" + i, "SOLD");
            Response after = changed(concert, before).expect(200);
            assertThat(after.json().path("seatsAvailable").asInt()).isEqualTo(10 - i);
            assertThat(after.header("ETag")).isNotEqualTo(before);
        }
    }

    /** {@return the concert's page after a change} Another process may show the former page for a moment. */
    private Response changed(Concert concert, String before) {
        Supplier<Response> page = () -> api.get(concert.path(), "If-None-Match", before);
        return SharedPlatform.inTwoProcesses()
                ? Await.value("the page to change", Await.SETTLED_MAX, page::get, answer -> answer.status() != 304)
                : page.get();
    }

    @Test
    void answers404AsTheFilterChainDoes() {
        for (String path : List.of(
                "/api/v1/concerts/nonsense",
                "/api/v1/concerts/00000000-0000-7000-8000-000000000000",
                "/api/v1/concerts/00000000-0000-7000-8000-000000000000/seats",
                "/api/v1/concerts/00000000-0000-7000-8000-000000000000/seats?format=compact")) {
            Response quick = api.get(path).expectProblem(404, "NOT_FOUND");
            Response thorough = api.get(longWay(path)).expectProblem(404, "NOT_FOUND");
            assertThat(quick.comparableHeaders()).isEqualTo(thorough.comparableHeaders());
        }
    }

    private HttpResponse<byte[]> compressed(String path) throws IOException, InterruptedException {
        return Api.client()
                .send(
                        HttpRequest.newBuilder(api.address(path))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    private static String unzipped(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
