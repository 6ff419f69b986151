package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.TestPlatform.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.PosterChanged;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.value.ConcertId;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class ConcertViewTest {

    @Autowired
    private TestPlatform platform;

    @Test
    void showsAConcertAsItIsPublished() {
        ConcertId concert = concertId();
        platform.happen(
                concert,
                scheduled(concert, "organizer-1", "A Night Out", NOON),
                new PosterChanged(concert, "/posters/1", NOON),
                new ConcertChanged(concert, Samples.details("Another Night Out", NOON), NOON),
                new SalesOpened(concert, NOON));

        HttpResponse<String> response = platform.get("/api/v1/concerts/" + concert, NOBODY);
        JsonNode body = platform.read(response);
        assertThat(response.headers().firstValue("ETag").orElseThrow()).startsWith("\"3.");
        assertThat(body.get("title").asString()).isEqualTo("Another Night Out");
        assertThat(body.get("posterUrl").asString()).isEqualTo("/posters/1");
        assertThat(body.get("status").asString()).isEqualTo("ON_SALE");
        assertThat(body.get("startsAt").asString()).isEqualTo("2030-05-01T12:00:00Z");
        assertThat(body.get("seatsTotal").asInt()).isEqualTo(10);
        assertThat(body.get("seatsAvailable").asInt()).isEqualTo(10);
        assertThat(body.at("/priceFrom/amount").asLong()).isEqualTo(30_000);
        assertThat(body.at("/sections/0/seatsTotal").asInt()).isEqualTo(6);
        assertThat(body.at("/refundPolicy/fullUntilDays").asInt()).isEqualTo(7);
        assertThat(body.at("/waitingRoom/enabled").asBoolean()).isFalse();
        assertThat(body.get("purchaseLimit").asInt()).isEqualTo(4);
    }

    @Test
    void findsConcertsByTextStatusAndTime() {
        ConcertId early = concertId();
        ConcertId late = concertId();
        platform.store(early, scheduled(early, "organizer-2", "Zebra 100% Live_한국 🎸", NOON));
        platform.store(late, scheduled(late, "organizer-2", "zebra crossing", NOON.plus(Duration.ofDays(1))));
        platform.happen(late, new ConcertCancelled(late, "rain", NOON));

        assertThat(ids("?query=ZEBRA")).containsExactly(early.value(), late.value());
        assertThat(ids("?query=zebra&sort=title")).containsExactly(early.value(), late.value());
        assertThat(ids("?query=" + encoded("100%"))).containsExactly(early.value());
        assertThat(ids("?query=" + encoded("e_한국 🎸"))).containsExactly(early.value());
        assertThat(ids("?query=" + encoded("🎸🎸"))).isEmpty();
        assertThat(ids("?query=zebra" + encoded("%") + "live")).isEmpty();
        assertThat(ids("?query=zebra&status=CANCELLED")).containsExactly(late.value());
        assertThat(ids("?query=zebra&from=2030-05-02T00:00:00Z")).containsExactly(late.value());
        assertThat(ids("?query=zebra&to=2030-05-02T00:00:00Z")).containsExactly(early.value());
        assertThat(ids("?query=olympic&from=2030-05-02T00:00:00Z&to=2030-05-03T00:00:00Z&limit=100"))
                .contains(late.value());
    }

    @ParameterizedTest
    @CsvSource({"startsAt, 2", "salesOpenAt, 7", "title, 3"})
    void pagesThroughAllConcertsOnceInOrder(String sort, int concertsPerValue) {
        List<ConcertId> concerts = Stream.generate(Samples::concertId)
                .limit(7)
                .sorted(Comparator.comparing(ConcertId::value))
                .toList();
        for (int i = 0; i < concerts.size(); i++) {
            ConcertId concert = concerts.get(i);
            Instant startsAt = NOON.plus(Duration.ofHours(i / concertsPerValue));
            platform.store(
                    concert, scheduled(concert, "organizer-3", "Paged " + sort + i / concertsPerValue, startsAt));
        }
        platform.catchUp();

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = platform.json(
                    "/api/v1/concerts?limit=2&sort=" + sort + "&query=" + encoded("Paged " + sort) + cursor, NOBODY);
            page.get("items").forEach(item -> seen.add(item.get("concertId").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen)
                .containsExactlyElementsOf(
                        concerts.stream().map(ConcertId::value).toList());
    }

    @Test
    void listsTheConcertsOfAnOrganizer() {
        ConcertId mine = concertId();
        ConcertId theirs = concertId();
        platform.store(mine, scheduled(mine, "organizer-40", "Mine", NOON));
        platform.happen(theirs, scheduled(theirs, "organizer-41", "Theirs", NOON));

        JsonNode items = platform.json("/api/v1/organizer/concerts", "organizer-40:ORGANIZER")
                .get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("concertId").asString()).isEqualTo(mine.value());
    }

    @Test
    void waitsForANewConcert() throws Exception {
        ConcertId concert = concertId();
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> platform.get("/api/v1/concerts/" + concert, NOBODY));
        platform.awaitWaitingRequest();
        assertThat(answer).isNotDone();
        platform.store(concert, scheduled(concert, "organizer-1", "Just Made", NOON));
        assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?sort=price",
                "?status=OPEN",
                "?from=yesterday",
                "?from=2030-05-02T00:00:00Z&to=2030-05-01T00:00:00Z",
                "?limit=0",
                "?limit=101",
                "?limit=ten",
                "?cursor=nonsense",
                "?cursor=YQ"
            })
    void refusesMalformedParameters(String query) {
        HttpResponse<String> response = platform.get("/api/v1/concerts" + query, NOBODY);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(platform.read(response).get("code").asString()).isEqualTo("VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-7000-8000-000000000000", "%27%20OR%201=1"})
    void answers404ForAnUnknownConcert(String id) {
        assertThat(platform.get("/api/v1/concerts/" + id, NOBODY).statusCode()).isEqualTo(404);
        assertThat(platform.get("/api/v1/concerts/" + id + "/seats", NOBODY).statusCode())
                .isEqualTo(404);
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        platform.json("/api/v1/concerts" + query, NOBODY)
                .get("items")
                .forEach(item -> ids.add(item.get("concertId").asString()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
