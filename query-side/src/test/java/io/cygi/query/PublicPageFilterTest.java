package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.TestPlatform.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.ConcertId;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The filter of public pages answers as the controllers behind it do, and leaves unknown queries to them. */
@QuerySideTest
class PublicPageFilterTest {

    /** Headers that depend on the moment, or on the security that stands in for the edge's. */
    private static final Set<String> DIFFERENT =
            Set.of("date", "connection", "content-security-policy", "referrer-policy", "x-correlation-id");

    private static final String LISTING = "/api/v1/concerts?limit=100";

    @Autowired
    private TestPlatform platform;

    private final ConcertId concert = concertId();
    private final String detail = "/api/v1/concerts/" + concert;
    private final String map = detail + "/seats";

    @BeforeEach
    void schedule() {
        platform.happen(concert, scheduled(concert, "organizer-90", "Prepared", NOON));
    }

    @Test
    void answersAsTheControllerDoes() {
        for (String path : List.of(detail, "/api/v1/concerts", LISTING, map, map + "?format=compact")) {
            String byController = path + (path.contains("?") ? "&" : "?") + "thorough=1";
            platform.get(path, NOBODY);
            for (String method : List.of("GET", "HEAD")) {
                HttpResponse<String> filtered = platform.send(method, path, BodyHandlers.ofString());
                HttpResponse<String> controlled = platform.send(method, byController, BodyHandlers.ofString());
                assertThat(filtered.headers().firstValue("Content-Security-Policy"))
                        .as("the filter's answer to " + path)
                        .isPresent();
                assertThat(controlled.headers().firstValue("Content-Security-Policy"))
                        .as("the controller's answer to " + path)
                        .isEmpty();
                assertThat(filtered.statusCode()).isEqualTo(200);
                assertThat(filtered.body()).isEqualTo(controlled.body());
                assertThat(headers(filtered)).isEqualTo(headers(controlled));
                assertThat(filtered.body().isEmpty()).isEqualTo(method.equals("HEAD"));
                assertThat(headers(filtered)).isEqualTo(headers(platform.get(path, NOBODY)));
            }
        }
    }

    static Stream<String> queries() {
        return Stream.of(
                "",
                "status=ON_SALE",
                "status=CANCELLED&sort=title&limit=3",
                "limit=100&sort=salesOpenAt",
                "limit=101",
                "limit=0",
                "limit=007",
                "limit=+5",
                "limit=",
                "limit=5&limit=6",
                "status=",
                "status=OPEN",
                "status=on_sale",
                "status=ON_SALE&status=CLOSED",
                "sort=",
                "sort=price",
                "sort=title&sort=startsAt",
                "limit=5&",
                "&limit=5",
                "limit=5&&sort=title",
                "limit",
                "unknown=1",
                "query=Prepared&limit=2",
                "%6Cimit=2");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void understandsQueriesAsTheControllerDoes(String query) {
        String byController = "/api/v1/concerts?thorough=1" + (query.isEmpty() ? "" : "&" + query);
        String byFilter = "/api/v1/concerts?" + query;
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> filtered = platform.get(byFilter, NOBODY);
            HttpResponse<String> controlled = platform.get(byController, NOBODY);
            assertThat(filtered.statusCode()).isEqualTo(controlled.statusCode());
            assertThat(filtered.body().replace(filtered.uri().getRawQuery(), ""))
                    .isEqualTo(controlled.body().replace(controlled.uri().getRawQuery(), ""));
            assertThat(filtered.headers().firstValue("ETag"))
                    .isEqualTo(controlled.headers().firstValue("ETag"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "application/xml;q=0.9", "application/json;q=0", "application/", "image/png, text/*"
            })
    void leavesOtherTypesToTheController(String accept) {
        for (String path : List.of(detail, "/api/v1/concerts", map)) {
            platform.get(path, NOBODY);
            HttpResponse<String> filtered = platform.get(path, NOBODY, "Accept", accept);
            HttpResponse<String> controlled = platform.get(path + "?thorough=1", NOBODY, "Accept", accept);
            assertThat(filtered.statusCode()).isEqualTo(controlled.statusCode());
            assertThat(filtered.headers().firstValue("Content-Security-Policy")).isEmpty();
        }
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeAll(DIFFERENT);
        return headers;
    }
}
