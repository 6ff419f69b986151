package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Texts that look the same are the same, and a text without a visible character counts as absent. */
@ExtendWith(SharedPlatform.class)
class UnicodeIT {

    private static final String CONCERTS = "/api/v1/organizer/concerts";

    private final Api api;

    UnicodeIT(Api api) {
        this.api = api;
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String nfd(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static Map<String, Object> draft(String section) {
        return Concert.draft(Duration.ofDays(20), List.of(Concert.section(section, 1_000, 2, 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"한국 재즈", "Ángström résumé", "Việt Nam", "がぎぐ", "Ελλάδα ώ"})
    void areFoundInBothForms(String words) {
        String marker = Texts.unique().substring(0, 12);
        Account organizer = Fans.organizer(api);
        for (String form : List.of(nfc(words), nfd(words))) {
            Map<String, Object> draft = draft("A");
            draft.put("title", form + " " + marker);
            draft.put("description", form);
            draft.put("venue", form);
            JsonNode detail = Concert.published(organizer, draft).detail();
            assertThat(detail.path("title").asString()).isEqualTo(nfc(words) + " " + marker);
            assertThat(detail.path("description").asString()).isEqualTo(nfc(words));
            assertThat(detail.path("venue").asString()).isEqualTo(nfc(words));
        }
        for (String form : List.of(nfc(words), nfd(words))) {
            assertThat(api.all("/api/v1/concerts?query=" + Texts.encoded(form + " " + marker)))
                    .as("search in %s", form)
                    .hasSize(2);
        }
        assertThat(api.all("/api/v1/concerts?query=" + Texts.encoded(" \u3164" + marker + "\u200B ")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"가", "Á", "ệ", "が"})
    void nameOneSectionAndItsSeatsInBothForms(String name) {
        Map<String, Object> twice = Concert.draft(
                Duration.ofDays(20),
                List.of(Concert.section(nfc(name), 1_000, 1, 1), Concert.section(nfd(name), 1_000, 1, 1)));
        Account organizer = Fans.organizer(api);
        Refusals.assertRefused(organizer.send("POST", CONCERTS, twice), "sections[1].name");

        Concert concert = Concert.published(organizer, draft(nfd(name)));
        concert.awaitStatus("ON_SALE");
        assertThat(concert.detail().at("/sections/0/name").asString()).isEqualTo(nfc(name));
        assertThat(concert.seats()).containsKey(nfc(name) + "-1-1");
        Account fan = Fans.one(api);
        String id = fan.booked(concert, Booking.paid(nfd(name) + "-1-1"));
        assertThat(fan.reservation(id).at("/seats/0/seat").asString()).isEqualTo(nfc(name) + "-1-1");
        fan.booked(concert, Booking.best(nfd(name), 1));
        Refusals.assertRefused(fan.book(concert, Booking.of(nfc(name) + "-2-1", nfd(name) + "-2-1")), "seats[1]");
        Books.balance(List.of(fan), concert);
    }

    @Test
    void areOneRequestUnderAnIdempotencyKeyInBothForms() {
        Concert concert = Concert.published(Fans.organizer(api), draft("가"));
        concert.awaitStatus("ON_SALE");
        Account fan = Fans.one(api);
        String key = Texts.unique();
        Response first = fan.book(concert, Booking.of(nfc("가") + "-1-1"), "Idempotency-Key", key)
                .expect(202);
        Response again = fan.book(concert, Booking.of(nfd("가") + "-1-1"), "Idempotency-Key", key)
                .expect(202);
        assertThat(again.text("reservationId")).isEqualTo(first.text("reservationId"));

        Account organizer = Fans.organizer(api);
        Map<String, Object> draft = draft("A");
        draft.put("title", nfd("한국 재즈"));
        Response made =
                organizer.send("POST", CONCERTS, draft, "Idempotency-Key", key).expect(201);
        draft.put("title", " " + nfc("한국 재즈"));
        assertThat(organizer
                        .send("POST", CONCERTS, draft, "Idempotency-Key", key)
                        .expect(201)
                        .text("concertId"))
                .isEqualTo(made.text("concertId"));
    }

    static Stream<String> blanks() {
        return Stream.of(
                "\u3164",
                "\u200B",
                "\u00A0",
                "\u2800",
                "\uFEFF",
                "\u00AD",
                "\u2060",
                "\u180E",
                "\u115F",
                "\u1160",
                "\uFFA0",
                "\u034F",
                "\u061C",
                "\u17B4",
                "\u200D\u200C",
                "\u200E\u200F",
                "\u2003\u3000\u2028\t\n",
                "\u202E",
                "\uFE0F",
                "\uDB40\uDC41\uDB40\uDC7F",
                "\uDB40\uDD00",
                "\u0301",
                "\uE000",
                "\uFFFE",
                " \u3164\u200B\u00A0\u2800\uFEFF ");
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void areRefusedWithTheFieldIfTheyShowNothing(String blank) {
        Account organizer = Fans.organizer(api);
        for (String field : List.of("title", "venue")) {
            Map<String, Object> draft = draft("A");
            draft.put(field, blank);
            Refusals.assertRefused(organizer.send("POST", CONCERTS, draft), field);
        }
        // A digit, because letters may become one letter with a mark.
        for (String section : List.of(blank, "1" + blank)) {
            Refusals.assertRefused(organizer.send("POST", CONCERTS, draft(section)), "sections[0].name");
        }
        Map<String, Object> demo = Map.of("title", blank, "sections", List.of(Concert.section("A", 1, 1, 1)));
        Refusals.assertRefused(api.send("POST", "/api/v1/demo/concerts", demo), "title");
        assertThat(organizer.all(CONCERTS)).isEmpty();
    }

    @Test
    void areRefusedInChangesAndReasonsIfTheyShowNothing() {
        Account organizer = Fans.organizer(api);
        Map<String, Object> draft = draft("A");
        draft.put("salesOpenAt", Instant.now().plus(Duration.ofDays(1)).toString());
        Concert concert = Concert.published(organizer, draft);
        for (String blank : blanks().toList()) {
            draft.put("title", blank);
            Refusals.assertRefused(organizer.send("PUT", concert.organizerPath(), draft, "If-Match", "*"), "title");
            Refusals.assertRefused(
                    organizer.send("POST", concert.organizerPath() + "/cancellation", Map.of("reason", blank)),
                    "reason");
        }
        assertThat(concert.detail().path("status").asString()).isEqualTo("SCHEDULED");
    }

    @Test
    void loseInvisibleCharactersAtTheirEdges() {
        Map<String, Object> draft = draft("A");
        draft.put("title", " \u200B\u3164Spring\u00A0night ❤\uFE0F\uFEFF\n");
        draft.put("venue", "\tHall\u2060 ");
        draft.put("description", "\nOne\nTwo\r\n");
        JsonNode detail = Concert.published(Fans.organizer(api), draft).detail();
        assertThat(detail.path("title").asString()).isEqualTo("Spring\u00A0night ❤\uFE0F");
        assertThat(detail.path("venue").asString()).isEqualTo("Hall");
        assertThat(detail.path("description").asString()).isEqualTo("One\nTwo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u001Fb",
                "a\u0085b",
                "a\u202Eb",
                "a\u202Ab\u202C",
                "a\u2066b",
                "a\uFFFFb",
                "a\uFDD0b"
            })
    void areRefusedWithCharactersThatChangeTheTextAroundThem(String text) {
        Account organizer = Fans.organizer(api);
        for (String field : List.of("title", "venue", "description")) {
            Map<String, Object> draft = draft("A");
            draft.put(field, text);
            Refusals.assertRefused(organizer.send("POST", CONCERTS, draft), field);
        }
        for (String field : List.of("title", "venue")) {
            Map<String, Object> draft = draft("A");
            draft.put(field, "one\ntwo");
            Refusals.assertRefused(organizer.send("POST", CONCERTS, draft), field);
        }
    }
}
