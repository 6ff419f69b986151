package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An organizer publishes, changes and sells concerts. */
@ExtendWith(SharedPlatform.class)
class OrganizerIT {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Api api;

    OrganizerIT(Api api) {
        this.api = api;
    }

    @Test
    void seesSalesAndRefunds() {
        Account organizer = Fans.organizer(api);
        List<Account> fans = Fans.many(api, 4);
        Concert concert = Concert.published(
                organizer,
                Concert.draft(
                        Duration.ofDays(3),
                        List.of(Concert.section("A", 10_000, 1, 4), Concert.section("B", 5_000, 1, 4))));
        concert.awaitStatus("ON_SALE");
        fans.get(0).booked(concert, Booking.paid("A-1-1", "A-1-2"));
        fans.get(1).booked(concert, Booking.paid("B-1-1"));
        fans.get(2).held(concert, "A-1-3");
        String cancelled = fans.get(3).booked(concert, Booking.paid("B-1-2"));
        fans.get(3).cancel(cancelled).expect(202);
        fans.get(3).awaitStatus(cancelled, "CANCELLED");

        Await.holds("the sales", Await.SETTLED_MAX, () -> {
            JsonNode sales = organizer
                    .get(concert.organizerPath() + "/sales")
                    .expect(200)
                    .json();
            assertThat(sales.path("sold").asInt()).as(sales.toString()).isEqualTo(3);
            assertThat(sales.path("held").asInt()).as(sales.toString()).isEqualTo(1);
            assertThat(sales.at("/gross/amount").asLong()).as(sales.toString()).isEqualTo(30_000);
            assertThat(sales.at("/refunds/amount").asLong())
                    .as(sales.toString())
                    .isEqualTo(2_500);
        });
        assertThat(organizer.all("/api/v1/organizer/concerts"))
                .extracting(item -> item.path("concertId").asString())
                .containsExactly(concert.id());
    }

    @Test
    void listsTheirOwnConcertsOnly() {
        Account organizer = Fans.organizer(api);
        for (int i = 0; i < 7; i++) {
            organizer
                    .send(
                            "POST",
                            "/api/v1/organizer/concerts",
                            Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", 10_000, 1, 1))))
                    .expect(201);
        }
        Await.holds("all to be listed", Await.SETTLED_MAX, () -> assertThat(
                        api.walk("/api/v1/organizer/concerts", 2, "Authorization", "Bearer " + organizer.token()))
                .extracting(item -> item.path("concertId").asString())
                .hasSize(7)
                .doesNotHaveDuplicates());
    }

    @Test
    void drawsThePlanThatFansSee() {
        Account organizer = Fans.organizer(api);
        Map<String, Object> placed = new HashMap<>(Concert.section("A", 10_000, 2, 3));
        placed.put("layout", Map.of("x", 0, "y", 12.5, "rotation", 0, "curve", 0, "seatPitch", 0.5, "rowPitch", 1));
        placed.put("attributes", Map.of("A-1-1", List.of("WHEELCHAIR"), "A-1-2", List.of("COMPANION")));
        Map<String, Object> draft =
                Concert.draft(Duration.ofDays(3), List.of(placed, Concert.section("B", 5_000, 1, 4)));
        draft.put("salesOpenAt", Instant.now().plus(Duration.ofDays(1)).toString());
        draft.put("holdExtensions", 2);
        Concert concert = Concert.published(organizer, draft);
        String before = concert.detail().path("planVersion").asString();
        JsonNode plan =
                api.get(concert.path() + "/plan?v=" + before).expect(200).json();
        assertThat(plan.at("/sections/0/layout/y").asDouble()).isEqualTo(12.5);
        assertThat(plan.at("/sections/0/attributes/A-1-2/0").asString()).isEqualTo("COMPANION");
        assertThat(concert.detail().path("holdExtensions").asInt()).isEqualTo(2);

        placed.remove("layout");
        Response changed = organizer
                .send("PUT", concert.organizerPath(), draft, "If-Match", "\"0\"")
                .expect(200);
        assertThat(changed.json().at("/sections/0/attributes/A-1-1/0").asString())
                .isEqualTo("WHEELCHAIR");
        Await.until(
                "the other plan",
                Await.SETTLED_MAX,
                () -> !before.equals(concert.detail().path("planVersion").asString()));
        Response outdated = api.get(concert.path() + "/plan?v=" + before).expect(200);
        assertThat(outdated.json().at("/sections/0/placed").asString()).isEqualTo("DEFAULT");
        assertThat(outdated.header("Cache-Control")).doesNotContain("immutable");
    }

    @Test
    void uploadsAPoster() {
        Account organizer = Fans.organizer(api);
        Concert concert = Concert.published(
                organizer, Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", 10_000, 1, 1))));
        organizer
                .send("PUT", concert.organizerPath() + "/poster", PNG, "Content-Type", "image/png")
                .expect(200, 204);
        Await.until("the poster", Await.SETTLED_MAX, () -> concert.detail().hasNonNull("posterUrl"));
        String url = concert.detail().path("posterUrl").asString();
        HttpResponse<byte[]> poster =
                Api.exchange(HttpRequest.newBuilder(api.address(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(poster.statusCode()).isEqualTo(200);
        assertThat(poster.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(poster.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(poster.body()).isEqualTo(PNG);
    }

    @Test
    void isRepresentedByAnAdmin() {
        Account admin = api.account("admin");
        Concert concert = Concert.published(
                Fans.organizer(api), Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", 10_000, 1, 1))));
        admin.get(concert.organizerPath() + "/sales").expect(200);
        admin.send("POST", concert.organizerPath() + "/cancellation", Map.of("reason", "The hall is closed"))
                .expect(200, 202, 204);
        concert.awaitStatus("CANCELLED");
    }
}
