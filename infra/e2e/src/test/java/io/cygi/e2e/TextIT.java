package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every valid text comes back as it was sent, whatever its script and form. */
@ExtendWith(SharedPlatform.class)
class TextIT {

    private final Api api;

    TextIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "봄날의 콘서트 🎵 아이유",
                "👩‍👩‍👧‍👦 family 🏳️‍🌈 𝄞 clef",
                "Robert'); DROP TABLE concert;--",
                "\" OR \"\"=\"",
                "<script>alert('x')</script><img src=x onerror=alert(1)>",
                "${jndi:ldap://127.0.0.1/x} #{7*7} {{7*7}} %s %n %d",
                "back\\slash / quote\" tab\there",
                "Ünïcödé ñ ß Ω привет שלום مرحبا 日本語",
                "100% _ underscore \\% \\_",
                "x\u0302 combining and \u00e9 composed"
            })
    void isReturnedIntact(String text) {
        Account organizer = Fans.organizer(api);
        Account fan = Fans.one(api);
        Map<String, Object> draft = Concert.draft(Duration.ofDays(20), List.of(Concert.section("가나다", 1_000, 2, 2)));
        draft.put("title", text);
        draft.put("description", "D " + text + "\nsecond line " + text);
        draft.put("venue", "V " + text);
        Concert concert = Concert.published(organizer, draft);
        concert.awaitStatus("ON_SALE");
        JsonNode detail = concert.detail();
        assertThat(detail.path("title").asString()).isEqualTo(text);
        assertThat(detail.path("description").asString()).isEqualTo("D " + text + "\nsecond line " + text);
        assertThat(detail.path("venue").asString()).isEqualTo("V " + text);
        assertThat(detail.at("/sections/0/name").asString()).isEqualTo("가나다");
        assertThat(organizer.all("/api/v1/organizer/concerts"))
                .extracting(item -> item.path("title").asString())
                .containsExactly(text);

        String id = fan.booked(concert, Booking.paid("가나다-2-2"));
        JsonNode reservation = fan.reservation(id);
        assertThat(reservation.path("concertTitle").asString()).isEqualTo(text);
        assertThat(reservation.at("/seats/0/seat").asString()).isEqualTo("가나다-2-2");
        concert.awaitSeat("가나다-2-2", "SOLD");
        String best = fan.booked(concert, Booking.best("가나다", 2));
        assertThat(fan.reservation(best).path("seats").values())
                .extracting(seat -> seat.path("seat").asString())
                .containsExactlyInAnyOrder("가나다-1-1", "가나다-1-2");
        Books.balance(List.of(fan), concert);
    }

    @Test
    void isFoundInEveryScript() {
        String word = "콘서트" + Texts.unique();
        Map<String, Object> draft = Concert.draft(Duration.ofDays(20), List.of(Concert.section("A", 1_000, 1, 1)));
        draft.put("title", "봄날의 " + word + " 🎵");
        Concert concert = Concert.published(Fans.organizer(api), draft);
        assertThat(api.all("/api/v1/concerts?query=" + Texts.encoded(word)))
                .extracting(item -> item.path("concertId").asString())
                .containsExactly(concert.id());
    }

    @Test
    void mayBeAsLongAsIsAllowed() {
        Map<String, Object> draft =
                Concert.draft(Duration.ofDays(20), List.of(Concert.section("가".repeat(20), 1_000, 1, 1)));
        draft.put("title", "가".repeat(200));
        draft.put("venue", "🎵".repeat(100));
        draft.put("description", "나".repeat(10_000));
        Concert concert = Concert.published(Fans.organizer(api), draft);
        JsonNode detail = concert.detail();
        assertThat(detail.path("title").asString()).isEqualTo("가".repeat(200));
        assertThat(detail.path("venue").asString()).isEqualTo("🎵".repeat(100));
        assertThat(detail.path("description").asString()).isEqualTo("나".repeat(10_000));
        concert.awaitStatus("ON_SALE");
        Account fan = Fans.one(api);
        fan.booked(concert, Booking.paid("가".repeat(20) + "-1-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\ud800b", "\\udc00", "a\\u001fb", "a\\u202eb", "\\ufeffb"})
    void isRefusedOrReturnedIntactIfItIsUnusual(String escaped) {
        Account organizer = Fans.organizer(api);
        Map<String, Object> draft = Concert.draft(Duration.ofDays(20), List.of(Concert.section("A", 1_000, 1, 1)));
        draft.put("title", "MARKER");
        String body = Api.JSON.writeValueAsString(draft).replace("MARKER", "x" + escaped);
        Response answer = organizer.send("POST", "/api/v1/organizer/concerts", body);
        if (answer.status() != 201) {
            Refusals.assertRefused(answer, "");
            assertThat(organizer.all("/api/v1/organizer/concerts")).isEmpty();
            return;
        }
        String title = Api.JSON.readTree("\"x" + escaped + "\"").asString();
        Await.holds("the concert to be listed", Await.SETTLED_MAX, () -> assertThat(
                        organizer.all("/api/v1/organizer/concerts"))
                .extracting(item -> item.path("title").asString())
                .containsExactly(title));
    }
}
