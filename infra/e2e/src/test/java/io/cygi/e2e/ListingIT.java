package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The list of concerts has a search, filters, an order and pages. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListingIT {

    private static final int CONCERTS = 23;
    private static final long SEED = 3;

    private final Api api;
    private final String marker = Texts.unique();
    private final Instant base = Instant.now().plus(Duration.ofDays(40));

    ListingIT(Api api) {
        this.api = api;
    }

    /** Publishes pairs with the same title and start, so that an order that is not total would lose or repeat some. */
    @BeforeAll
    void publish() {
        Account organizer = Fans.organizer(api);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < CONCERTS; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(SEED));
        for (int i : order) {
            Map<String, Object> draft =
                    Concert.draft(Duration.ofDays(40), List.of(Concert.section("A", 1_000 + i, 1, 2)));
            draft.put("title", "%s number %02d".formatted(marker, i / 2));
            draft.put("venue", "Hall " + marker + "venue");
            draft.put("startsAt", base.plus(Duration.ofDays(i / 2)).toString());
            draft.put(
                    "endsAt", base.plus(Duration.ofDays(i / 2)).plusSeconds(60).toString());
            draft.put("salesCloseAt", base.toString());
            if (i % 3 == 0) {
                draft.put(
                        "salesOpenAt",
                        Instant.now().plus(Duration.ofDays(1 + i)).toString());
            }
            organizer.send("POST", "/api/v1/organizer/concerts", draft).expect(201);
        }
        Await.until("all to be listed", Await.SETTLED_MAX, () -> list("").size() == CONCERTS);
        Await.until(
                "all sales to be open",
                Await.SETTLED_MAX,
                () -> list("&status=ON_SALE").size() == 15);
    }

    private List<JsonNode> list(String filters) {
        return api.all("/api/v1/concerts?query=" + marker + filters);
    }

    @ParameterizedTest
    @CsvSource({"title,1", "title,4", "title,100", "startsAt,3", "startsAt,23", "salesOpenAt,7", "salesOpenAt,22"})
    void isWalkedInOrderAndEveryConcertIsSeenOnce(String sort, int limit) {
        List<JsonNode> items = api.walk("/api/v1/concerts?query=" + marker + "&sort=" + sort, limit);
        assertThat(items)
                .extracting(item -> item.path("concertId").asString())
                .hasSize(CONCERTS)
                .doesNotHaveDuplicates();
        Function<JsonNode, String> key = item -> item.path(sort).asString();
        if (sort.equals("title")) {
            assertThat(items).extracting(key::apply).isSorted();
        } else {
            assertThat(items)
                    .extracting(item -> Instant.parse(key.apply(item)))
                    .isSortedAccordingTo(Comparator.naturalOrder());
        }
    }

    @Test
    void isWalkedOnceWithoutAFilterWhileConcertsAreAdded() {
        List<JsonNode> items = api.walk("/api/v1/concerts", 5);
        assertThat(items).extracting(item -> item.path("concertId").asString()).doesNotHaveDuplicates();
        assertThat(items)
                .extracting(item -> item.path("title").asString())
                .filteredOn(title -> title.startsWith(marker))
                .hasSize(CONCERTS);
    }

    @Test
    void isFilteredByStatus() {
        assertThat(list("&status=ON_SALE"))
                .hasSize(15)
                .allMatch(item -> item.path("status").asString().equals("ON_SALE"));
        assertThat(list("&status=SCHEDULED"))
                .hasSize(8)
                .allMatch(item -> item.path("status").asString().equals("SCHEDULED"));
        assertThat(list("&status=CANCELLED")).isEmpty();
    }

    @Test
    void isFilteredByTheDayOfThePerformance() {
        String from = base.plus(Duration.ofDays(2)).minusSeconds(3_600).toString();
        String to = base.plus(Duration.ofDays(4)).plusSeconds(3_600).toString();
        assertThat(list("&from=" + from + "&to=" + to)).hasSize(6);
        assertThat(list("&from=" + from)).hasSize(CONCERTS - 4);
        assertThat(list("&to=" + to)).hasSize(10);
        Refusals.assertRefused(api.get("/api/v1/concerts?from=" + to + "&to=" + from), "to");
        assertThat(list("&from=" + from + "&to=" + to + "&status=SCHEDULED")).hasSizeBetween(1, 3);
    }

    @Test
    void isSearchedByWordsOfTheTitle() {
        assertThat(api.all("/api/v1/concerts?query=" + Texts.encoded(marker + " number 03")))
                .hasSize(2);
        assertThat(api.all("/api/v1/concerts?query=" + marker.toUpperCase(Locale.ROOT)))
                .hasSize(CONCERTS);
        assertThat(api.all("/api/v1/concerts?query=" + Texts.unique())).isEmpty();
    }

    @Test
    void treatsWildcardsAsOrdinaryCharacters() {
        for (String pattern : List.of("%", "_", "\\", "*", "%" + marker.substring(5))) {
            assertThat(api.all("/api/v1/concerts?query=" + Texts.encoded(marker.substring(0, 8) + pattern)))
                    .as("search for %s", pattern)
                    .isEmpty();
        }
    }

    @Test
    void showsTheFieldsOfAConcert() {
        JsonNode item = list("&sort=title&status=ON_SALE").getFirst();
        for (String field : List.of(
                "concertId",
                "title",
                "venue",
                "startsAt",
                "endsAt",
                "salesOpenAt",
                "salesCloseAt",
                "status",
                "seatsTotal",
                "seatsAvailable",
                "priceFrom")) {
            assertThat(item.hasNonNull(field)).as(field + " in " + item).isTrue();
        }
        assertThat(item.path("seatsAvailable").asInt()).isEqualTo(2);
        assertThat(item.at("/priceFrom/currency").asString()).isEqualTo("KRW");
    }
}
