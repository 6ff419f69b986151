package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A repeated request with the same key, body and caller gets the first answer again. {@link CrashIT} tests restarts.
 */
@Tag("mysql")
@ExtendWith(SharedPlatform.class)
class IdempotencyIT {

    private static final String KEY = "Idempotency-Key";
    private static final int TIMES = 20;
    private static final int RACES = 5;

    private final Api api;

    IdempotencyIT(Api api) {
        this.api = api;
    }

    @RepeatedTest(RACES)
    void makesTwentyConcurrentBookingsOne() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 2, 10);
        Response answer = assertOneAnswer(fan, concert, Booking.paid("A-1-1", "A-1-2"), 202);
        fan.settled(answer.json().path("reservationId").asString());
        assertThat(fan.reservations()).hasSize(1);
        Books.balance(List.of(fan), concert);
        assertThat(fan.balance()).isEqualTo(Account.OPENING - 20_000);
    }

    @RepeatedTest(RACES)
    void makesTwentyConcurrentBookingsOfTheBestSeatsOne() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 2, 10);
        Response answer = assertOneAnswer(fan, concert, Booking.best(2), 202);
        fan.settled(answer.json().path("reservationId").asString());
        assertThat(fan.reservations()).hasSize(1);
        Books.balance(List.of(fan), concert);
        assertThat(fan.balance()).isEqualTo(Account.OPENING - 20_000);
    }

    private static Response assertOneAnswer(Account fan, Concert concert, Map<String, Object> booking, int status) {
        String key = Texts.unique();
        List<Response> answers =
                Crowd.together(IntStream.range(0, TIMES).boxed().toList(), i -> fan.book(concert, booking, KEY, key));
        Response first = answers.getFirst().expect(status);
        assertThat(answers).allSatisfy(answer -> assertSame(first, answer));
        assertSame(first, fan.book(concert, booking, KEY, key));
        return first;
    }

    static void assertSame(Response first, Response again) {
        assertThat(again.status()).as(again.toString()).isEqualTo(first.status());
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }

    @Test
    void repeatsARefusalEvenWhenTheSeatHasBecomeFree() {
        Account owner = Fans.one(api);
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 1, 2);
        String id = owner.booked(concert, Booking.paid("A-1-1"));
        concert.awaitSeat("A-1-1", "SOLD");
        Response refusal =
                fan.book(concert, Booking.paid("A-1-1"), KEY, "again").expectProblem(409, "SEAT_TAKEN");
        owner.cancel(id).expect(202);
        concert.awaitSeat("A-1-1", "AVAILABLE");
        assertSame(refusal, fan.book(concert, Booking.paid("A-1-1"), KEY, "again"));
        assertThat(fan.reservations()).isEmpty();
        fan.booked(concert, Booking.paid("A-1-1"));
    }

    @Test
    void repeatsTwentyConcurrentRefusals() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 1, 2);
        Fans.one(api).booked(concert, Booking.paid("A-1-1"));
        concert.awaitSeat("A-1-1", "SOLD");
        assertThat(assertOneAnswer(fan, concert, Booking.paid("A-1-1"), 409).code())
                .isEqualTo("SEAT_TAKEN");
    }

    @Test
    void refusesTheKeyWithAnotherBodyOrConcert() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 1, 4);
        Concert other = Concert.onSale(api, 10_000, 1, 4);
        Response first = fan.book(concert, Booking.paid("A-1-1"), KEY, "reused").expect(202);
        fan.book(concert, Booking.paid("A-1-2"), KEY, "reused").expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        fan.book(concert, Booking.of("A-1-1"), KEY, "reused").expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        fan.book(other, Booking.paid("A-1-1"), KEY, "reused").expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        assertSame(first, fan.book(concert, Booking.paid("A-1-1"), KEY, "reused"));
        fan.settled(first.text("reservationId"));
        Books.balance(List.of(fan), concert, other);
    }

    @Test
    void keepsTheKeysOfFansApart() {
        List<Account> fans = Fans.many(api, 2);
        Concert concert = Concert.onSale(api, 10_000, 1, 4);
        List<Response> answers = Crowd.together(
                fans, fan -> fan.book(concert, Booking.paid("A-1-" + (fans.indexOf(fan) + 1)), KEY, "shared")
                        .expect(202));
        assertThat(answers).extracting(answer -> answer.text("reservationId")).doesNotHaveDuplicates();
        Books.balance(fans, concert);
    }

    @Test
    void makesTwentyConcurrentPublicationsOne() {
        Account organizer = Fans.organizer(api);
        var draft = Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", 10_000, 1, 2)));
        List<Response> answers = Crowd.together(
                IntStream.range(0, TIMES).boxed().toList(),
                i -> organizer.send("POST", "/api/v1/organizer/concerts", draft, KEY, "publish"));
        Response first = answers.getFirst().expect(201);
        assertThat(answers).allSatisfy(answer -> assertSame(first, answer));
        new Concert(api, first.text("concertId")).awaitStatus("ON_SALE");
        assertThat(organizer.all("/api/v1/organizer/concerts")).hasSize(1);
    }

    @Test
    void makesTwentyConcurrentSettlementRunsOne() {
        Account admin = api.account("admin");
        String runs = "/api/v1/admin/settlements/runs";
        Response run = assertOneAnswer(admin, runs, Map.of("date", "2026-01-01"), Map.of("date", "2026-01-02"), 202);
        assertThat(admin.all(runs).stream()
                        .filter(found -> found.path("date").asString().equals("2026-01-01")))
                .hasSize(1);
        Settling.ended(admin, run.text("runId"));
    }

    @Test
    void makesTwentyConcurrentRuleVersionsOne() {
        Account admin = api.account("admin");
        String organizer = Fans.organizer(api).name();
        String rules = "/api/v1/admin/settlements/rules";
        assertOneAnswer(admin, rules, rule(organizer, 700), rule(organizer, 701), 201);
        assertThat(admin.all(rules).stream()
                        .filter(found -> found.path("organizerId").asString().equals(organizer)))
                .hasSize(1);
    }

    private static Map<String, Object> rule(String organizer, int basisPoints) {
        Map<String, Object> share = Map.of("basisPoints", basisPoints, "rounding", "HALF_UP");
        return Map.of(
                "organizerId",
                organizer,
                "validFrom",
                "2999-01-01",
                "terms",
                Map.of("fee", share, "tax", share, "lateRefund", share));
    }

    private static Response assertOneAnswer(
            Account account, String path, Map<String, Object> body, Map<String, Object> other, int status) {
        String key = Texts.unique();
        List<Response> answers = Crowd.together(
                IntStream.range(0, TIMES).boxed().toList(), i -> account.send("POST", path, body, KEY, key));
        Response first = answers.getFirst().expect(status);
        assertThat(answers).allSatisfy(answer -> assertSame(first, answer));
        account.send("POST", path, other, KEY, key).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        account.send("POST", path, body, KEY, "a b").expectProblem(400, "VALIDATION_FAILED");
        return first;
    }

    @Test
    void doesNotRememberAMalformedSettlementRun() {
        Account admin = api.account("admin");
        String runs = "/api/v1/admin/settlements/runs";
        String key = Texts.unique();
        List<Response> refused = Crowd.together(
                IntStream.range(0, TIMES).boxed().toList(),
                i -> admin.send("POST", runs, Map.of("date", "2999-01-01"), KEY, key));
        assertThat(refused).allSatisfy(answer -> answer.expectProblem(400, "VALIDATION_FAILED"));
        Response mended =
                admin.send("POST", runs, Map.of("date", "2026-01-03"), KEY, key).expect(202);
        Settling.ended(admin, mended.text("runId"));
    }

    @Test
    void doesNotRememberAMalformedRequest() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 1, 4);
        fan.book(concert, "{", KEY, "mended").expectProblem(400, "VALIDATION_FAILED");
        fan.settled(fan.book(concert, Booking.paid("A-1-1"), KEY, "mended")
                .expect(202)
                .text("reservationId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "clé", "\u0001"})
    void refusesAKeyThatIsNotVisibleAscii(String key) {
        refused(key);
    }

    @Test
    void refusesAKeyOf65CharactersAndTakesOneOf64() {
        refused("k".repeat(65));
        refused("k".repeat(5_000));
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 1, 1);
        fan.book(concert, Booking.paid("A-1-1"), KEY, "~".repeat(64)).expect(202);
    }

    private void refused(String key) {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 1, 1);
        String answer = RawHttp.exchange(
                api,
                "POST",
                concert.path() + "/reservations",
                List.of("Authorization: Bearer " + fan.token(), "Content-Type: application/json", KEY + ": " + key),
                Api.JSON.writeValueAsBytes(Booking.paid("A-1-1")));
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(fan.reservations()).isEmpty();
        assertThat(concert.seats().values()).containsOnly("AVAILABLE");
    }
}
