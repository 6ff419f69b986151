package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Senseless concerts are refused and not published. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadConcertIT {

    private static final String CONCERTS = "/api/v1/organizer/concerts";
    private static final String LONG = "가".repeat(201);

    private final String marker = Texts.unique();
    private final Api api;
    private final Account organizer;
    private final Concert scheduled;

    BadConcertIT(Api api) {
        this.api = api;
        this.organizer = Fans.organizer(api);
        this.scheduled = Concert.published(organizer, valid());
    }

    private Map<String, Object> valid() {
        Map<String, Object> draft = Concert.draft(Duration.ofDays(20), List.of(Concert.section("A", 10_000, 1, 4)));
        draft.put("title", marker);
        draft.put("salesOpenAt", Instant.now().plus(Duration.ofDays(1)).toString());
        return draft;
    }

    @AfterAll
    void nothingWasStored() {
        assertThat(api.all("/api/v1/concerts?query=" + marker)).hasSize(1);
        assertThat(organizer.all(CONCERTS)).hasSize(1);
        assertThat(scheduled.detail().path("title").asString()).isEqualTo(marker);
        assertThat(scheduled.detail().path("status").asString()).isEqualTo("SCHEDULED");
    }

    static Stream<Arguments> wrongFields() {
        String past = Instant.now().minusSeconds(3_600).toString();
        String far = Instant.now().plus(Duration.ofDays(400)).toString();
        return Stream.of(
                        of("title", null, "", "   ", LONG, 7, true, List.of("x"), Map.of()),
                        of("venue", null, "", LONG, 7, List.of()),
                        of("description", "x".repeat(10_001), 7, List.of("x")),
                        of("startsAt", null, "", "tomorrow", 7, past, "2027-02-30T10:00:00Z", "2027-01-01", List.of()),
                        of("endsAt", null, "", "tomorrow", past, "9999999-01-01T00:00:00Z"),
                        of("salesOpenAt", null, "", "now", List.of(), far, 7, "2027-01-01"),
                        of("salesCloseAt", null, "", "later", past, far),
                        of("purchaseLimit", null, 0, -1, 21, 1_000_000, 2.5, "4", true, List.of(4)),
                        of("holdSeconds", 0, -1, 3_601, 2.5, "300", false),
                        of("holdExtensions", -1, 4, 1.5, "1", true),
                        of("refundPolicy", 7, "none", List.of(), policy(-1, 0, 50), policy(366, 1, 50)),
                        of("refundPolicy", policy(1, 7, 50), policy(7, 1, 101), policy(7, 1, -1), Map.of()),
                        of("waitingRoom", 7, "on", Map.of("enabled", "yes"), Map.of()),
                        of("sections", null, List.of(), "A", 7, Map.of(), Collections.singletonList(null)),
                        of("sections", Collections.nCopies(101, Concert.section("A", 1, 1, 1))),
                        of("sections", Collections.nCopies(2, Concert.section("A", 1, 1, 1))),
                        sections("name", null, "", "A B", "A-1", "😀", "<b>", "'; --", "A".repeat(21), 7),
                        sections("rows", null, 0, -1, 1_001, 1.5, "3", Long.MAX_VALUE),
                        sections("seatsPerRow", null, 0, -1, 1_001, 1.5, "3"),
                        sections("layout", 7, List.of(), Map.of(), layout("x", 2_001), layout("y", "0")),
                        sections("layout", layout("seatPitch", 0.1), layout("curve", 0.5), layout("rowPitch", null)),
                        sections("attributes", 7, List.of("A-1-1"), Map.of("A-2-1", List.of("WHEELCHAIR"))),
                        sections("attributes", Map.of("A-1-1", List.of()), Map.of("A-1-1", List.of("SOFT"))),
                        sections("price", null, 10_000, "10000", List.of(), Map.of(), price(-1, "KRW")),
                        sections("price", price(100_000_001, "KRW"), price(1.5, "KRW"), price("1", "KRW")),
                        sections("price", price(1, "won"), price(1, ""), price(1, "ABC"), price(1, 7)),
                        sections("price", price(1, "USD"), price(Double.MAX_VALUE, "KRW")))
                .flatMap(List::stream);
    }

    private static List<Arguments> of(String field, @Nullable Object... values) {
        return Arrays.stream(values).map(value -> arguments(field, value)).toList();
    }

    private static List<Arguments> sections(String field, @Nullable Object... values) {
        return Arrays.stream(values)
                .map(value -> {
                    Map<String, @Nullable Object> section = new HashMap<>(Concert.section("A", 10_000, 1, 4));
                    section.put(field, value);
                    return arguments("sections", List.of(section));
                })
                .toList();
    }

    private static Map<String, Object> policy(int fullUntilDays, int partialUntilDays, int partialPercent) {
        return Map.of(
                "fullUntilDays", fullUntilDays,
                "partialUntilDays", partialUntilDays,
                "partialPercent", partialPercent);
    }

    private static Map<String, @Nullable Object> layout(String field, @Nullable Object value) {
        Map<String, @Nullable Object> layout =
                new HashMap<>(Map.of("x", 0, "y", 10, "rotation", 0, "curve", 0, "seatPitch", 0.5, "rowPitch", 1));
        layout.put(field, value);
        return layout;
    }

    private static Map<String, Object> price(Object amount, Object currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void areRefusedForEveryWrongField(String field, @Nullable Object value) {
        Map<String, @Nullable Object> draft = new HashMap<>(valid());
        draft.put(field, value);
        assertRefusedFor(field, organizer.send("POST", CONCERTS, draft));
        assertRefusedFor(field, organizer.send("PUT", scheduled.organizerPath(), draft, "If-Match", "\"0\""));
    }

    /** Expects a refusal that names the field. Of two times that contradict each other either may be named. */
    private static void assertRefusedFor(String field, Response answer) {
        Refusals.assertRefused(answer, field.endsWith("At") ? "At" : field);
    }

    @Test
    void areRefusedWithMoreThan200000Seats() {
        Map<String, Object> draft = valid();
        draft.put("sections", List.of(Concert.section("A", 1, 1_000, 200), Concert.section("B", 1, 1, 1)));
        Refusals.assertRefused(organizer.send("POST", CONCERTS, draft), "sections");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startsAt",
                "endsAt",
                "salesOpenAt",
                "salesCloseAt",
                "title",
                "venue",
                "sections",
                "purchaseLimit"
            })
    void areRefusedWithoutARequiredField(String field) {
        Map<String, Object> draft = valid();
        draft.remove(field);
        Refusals.assertRefused(organizer.send("POST", CONCERTS, draft), field);
    }

    @Test
    void areRefusedWhenTimesAreInTheWrongOrder() {
        Map<String, Object> endsFirst = valid();
        endsFirst.put("endsAt", Instant.now().plus(Duration.ofDays(19)).toString());
        Refusals.assertRefused(organizer.send("POST", CONCERTS, endsFirst), "At");
        Map<String, Object> closesFirst = valid();
        closesFirst.put("salesCloseAt", Instant.now().plus(Duration.ofHours(1)).toString());
        Refusals.assertRefused(organizer.send("POST", CONCERTS, closesFirst), "At");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "7",
                "{}",
                "\"x\"",
                "{\"title\":{\"a\":{\"a\":{\"a\":{}}}}}",
                "{\"reason\":\"x\",\"reason\":\"y\"}"
            })
    void areRefusedWhenMalformed(String body) {
        Refusals.assertRefused(organizer.send("POST", CONCERTS, body), "");
        Refusals.assertRefused(organizer.send("PUT", scheduled.organizerPath(), body, "If-Match", "\"0\""), "");
        Refusals.assertRefused(organizer.send("POST", scheduled.organizerPath() + "/cancellation", body), "");
        Refusals.assertRefused(api.send("POST", "/api/v1/demo/concerts", body), "");
        Refusals.assertRefused(api.send("POST", "/api/v1/demo/tokens", body), "");
    }

    static Stream<@Nullable Object> wrongReasons() {
        return Stream.of(null, "", "  ", "\u3164", "a\u0000b", 7, true, List.of("x"), "x".repeat(501));
    }

    @ParameterizedTest
    @MethodSource("wrongReasons")
    void areNotCancelledForAWrongReason(@Nullable Object reason) {
        Map<String, @Nullable Object> body = Collections.singletonMap("reason", reason);
        Refusals.assertRefused(organizer.send("POST", scheduled.organizerPath() + "/cancellation", body), "reason");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "\"\"", "\"x\"", "\"-1\"", "\"99\"", "\"99999999999999999999\"", "*,\"0", "' OR 1=1"})
    void areNotChangedWithAWrongIfMatch(String ifMatch) {
        Response answer = organizer.send("PUT", scheduled.organizerPath(), valid(), "If-Match", ifMatch);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 412);
        Refusals.assertRefused(answer);
    }

    @Test
    void areNotChangedWithoutIfMatch() {
        Response answer = organizer.send("PUT", scheduled.organizerPath(), valid());
        assertThat(answer.status()).as(answer.toString()).isIn(400, 412, 428);
        Refusals.assertTellsNothing(answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fan",
                "fan-",
                "fan-0",
                "fan--1",
                "FAN-1",
                "fan-1 ",
                "fan-99999999999",
                "root",
                "admin'--",
                "😀"
            })
    void giveNoTokenToUnknownAccounts(String account) {
        Refusals.assertRefused(api.send("POST", "/api/v1/demo/tokens", Map.of("account", account)), "account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "image/svg+xml", "text/html", "application/json", "image/png"})
    void takeOnlyAPictureAsAPoster(String contentType) {
        byte[] script = "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8);
        Response answer =
                organizer.send("PUT", scheduled.organizerPath() + "/poster", script, "Content-Type", contentType);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 415);
        Refusals.assertTellsNothing(answer.body());
    }
}
