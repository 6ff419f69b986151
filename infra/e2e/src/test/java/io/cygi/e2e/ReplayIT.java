package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Read models are rebuilt from the events by resetting their processors, and are the same afterwards. */
@Tag("mysql")
@ExtendWith(SharedPlatform.class)
class ReplayIT {

    private static final Duration REBUILT_MAX = Duration.ofSeconds(120);

    private final Api api;

    ReplayIT(Api api) {
        this.api = api;
    }

    @Test
    void rebuildsEveryReadModel() {
        Account organizer = Fans.organizer(api);
        List<Account> fans = Fans.many(api, 6);
        Concert concert = Concert.published(
                organizer, Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", 10_000, 3, 6))));
        Concert cancelled = Concert.published(
                organizer, Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", 10_000, 1, 6))));
        concert.awaitStatus("ON_SALE");
        cancelled.awaitStatus("ON_SALE");
        for (int i = 0; i < 6; i++) {
            Account fan = fans.get(i);
            String id = fan.booked(concert, Booking.paid("A-1-" + (i + 1)));
            fan.held(concert, "A-2-" + (i + 1));
            fan.booked(cancelled, Booking.paid("A-1-" + (i + 1)));
            if (i % 2 == 0) {
                fan.cancel(id).expect(202);
                fan.awaitStatus(id, "CANCELLED");
            }
        }
        organizer
                .send("POST", cancelled.organizerPath() + "/cancellation", Map.of("reason", "rain"))
                .expect(200, 202, 204);
        for (Account fan : fans) {
            Await.until("refunds", Await.SETTLED_MAX, () -> fan.all("/api/v1/me/reservations?status=CONFIRMED").stream()
                    .noneMatch(reservation ->
                            reservation.path("concertId").asString().equals(cancelled.id())));
        }
        concert.awaitSeat("A-2-6", "HELD");
        cancelled.awaitStatus("CANCELLED");
        Await.until(
                "seats to be free", Await.SETTLED_MAX, () -> !cancelled.seats().containsValue("SOLD"));
        Map<String, JsonNode> before = stable(organizer, fans, List.of(concert, cancelled));

        Account admin = api.account("admin");
        List<String> projections = projections(admin);
        assertThat(projections).hasSizeGreaterThanOrEqualTo(3);
        for (String name : projections) {
            Replays.begin(admin, name);
        }
        Await.holds("the read models to be as before", REBUILT_MAX, () -> assertThat(
                        snapshot(organizer, fans, List.of(concert, cancelled)))
                .isEqualTo(before));
        for (Account fan : fans) {
            fan.all("/api/v1/me/reservations?status=HELD")
                    .forEach(held ->
                            fan.cancel(held.path("reservationId").asString()).expect(202));
        }
        fans.getFirst().booked(concert, Booking.paid("A-3-1"));
        Books.balance(fans, concert, cancelled);
    }

    @Test
    void isNotForSagas() {
        Account admin = api.account("admin");
        List<String> projections = projections(admin);
        for (JsonNode processor : processors(admin)) {
            String name = processor.path("name").asString();
            if (!projections.contains(name)) {
                Refusals.assertRefused(admin.send("POST", "/api/v1/admin/processors/" + name + "/replay", null));
            }
        }
        Refusals.assertRefused(admin.send("POST", "/api/v1/admin/processors/nothing/replay", null)
                .expectProblem(404, "NOT_FOUND"));
    }

    private static List<JsonNode> processors(Account admin) {
        JsonNode answer = admin.get("/api/v1/admin/processors").expect(200).json();
        return List.copyOf((answer.isArray() ? answer : answer.path("items")).values());
    }

    private static List<String> projections(Account admin) {
        return processors(admin).stream()
                .filter(processor -> processor.path("projection").asBoolean(false))
                .map(processor -> processor.path("name").asString())
                .toList();
    }

    private Map<String, JsonNode> stable(Account organizer, List<Account> fans, List<Concert> concerts) {
        return Await.value(
                "the read models to be at rest",
                Await.SETTLED_MAX,
                () -> snapshot(organizer, fans, concerts),
                first -> first.equals(snapshot(organizer, fans, concerts)));
    }

    private Map<String, JsonNode> snapshot(Account organizer, List<Account> fans, List<Concert> concerts) {
        Map<String, JsonNode> seen = new LinkedHashMap<>();
        for (Concert concert : concerts) {
            String title = concert.detail().path("title").asString();
            seen.put("listing of " + title, list(api.all("/api/v1/concerts?query=" + Texts.encoded(title))));
            seen.put("detail of " + concert.id(), concert.detail());
            seen.put(
                    "seats of " + concert.id(),
                    api.get(concert.path() + "/seats").expect(200).json());
            seen.put(
                    "sales of " + concert.id(),
                    organizer
                            .get(concert.organizerPath() + "/sales")
                            .expect(200)
                            .json());
        }
        seen.put("concerts of " + organizer.name(), list(organizer.all("/api/v1/organizer/concerts")));
        for (Account fan : fans) {
            seen.put("me of " + fan.name(), fan.get("/api/v1/me").expect(200).json());
            seen.put("reservations of " + fan.name(), list(fan.reservations()));
            seen.put("transactions of " + fan.name(), list(fan.transactions()));
        }
        return seen;
    }

    private static JsonNode list(List<JsonNode> items) {
        return Api.JSON.createArrayNode().addAll(items);
    }
}
