package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Concerts end, and their organizers are paid once, to the won. */
@Tag("mysql")
@ExtendWith(SharedPlatform.class)
class SettlementIT {

    private static final int FANS = Integer.getInteger("cygi.e2e.settlement.reservations", 60);
    private static final int SEATS_PER_ROW = 100;
    private static final int AT_ONCE = 16;
    private static final Duration SELLING =
            Duration.ofSeconds(Integer.getInteger("cygi.e2e.settlement.selling-seconds", 12));
    private static final Map<String, Object> TERMS = Map.of(
            "fee", Map.of("basisPoints", 1_000, "minimum", 100, "rounding", "DOWN"),
            "tax", Map.of("basisPoints", 1_000),
            "lateRefund", Map.of("basisPoints", 0));

    private final Api api;
    private final Account admin;

    SettlementIT(Api api) {
        this.api = api;
        this.admin = api.account("admin");
    }

    @Test
    void paysTheExactSumOfTheReservations() {
        Account organizer = Fans.organizer(api);
        List<Account> fans = Fans.many(api, FANS);
        // Half of the one concert is refunded, and all of the other.
        Concert half = published(organizer, 7);
        Concert whole = published(organizer, 0);
        Instant over = Instant.now().plus(SELLING);
        List<JsonNode> reservations = new ArrayList<>(sold(half, fans));
        reservations.addAll(sold(whole, fans));
        long expected = reservations.stream().mapToLong(Settling::net).sum();
        assertThat(reservations)
                .anyMatch(reservation -> reservation.at("/refunded/amount").asLong() * 2 + 1
                        == reservation.at("/total/amount").asLong());
        Await.moment(over);
        half.awaitStatus("CLOSED");
        whole.awaitStatus("CLOSED");

        String first = Settling.request(admin);
        String second = Settling.request(admin);
        assertThat(Settling.ended(admin, first).path("state").asString()).isEqualTo("COMPLETED");
        assertThat(Settling.ended(admin, second).path("state").asString()).isEqualTo("COMPLETED");

        JsonNode ofHalf = Settling.awaitState(organizer, half, "SETTLED");
        JsonNode ofWhole = Settling.awaitState(organizer, whole, "SETTLED");
        long net = ofHalf.at("/totals/net/amount").asLong()
                + ofWhole.at("/totals/net/amount").asLong();
        assertThat(net).isEqualTo(expected);
        Await.holds("the wallet to show both payouts", Await.SETTLED_MAX, () -> {
            assertThat(Settling.payouts(organizer))
                    .containsExactlyInAnyOrder(
                            ofHalf.at("/totals/net/amount").asLong(),
                            ofWhole.at("/totals/net/amount").asLong());
            assertThat(organizer.balance()).isEqualTo(expected);
        });
        assertStatements(organizer, half, ofHalf);
        assertTotals(organizer, net);
        assertWhatIfWritesNothing(organizer, half, ofHalf);
    }

    private Concert published(Account organizer, int refundDays) {
        Concert concert = Concert.published(
                organizer,
                Settling.draft(
                        SELLING,
                        refundDays,
                        List.of(Concert.section("A", 33_333, Math.ceilDiv(FANS, SEATS_PER_ROW), SEATS_PER_ROW))));
        concert.awaitStatus("ON_SALE");
        return concert;
    }

    /** {@return a reservation of each fan; every third one is cancelled} */
    private static List<JsonNode> sold(Concert concert, List<Account> fans) {
        List<Integer> all = IntStream.range(0, fans.size()).boxed().toList();
        List<String> ids = Crowd.inTurns(AT_ONCE, all, i -> fans.get(i)
                .booked(concert, Booking.paid("A-" + (i / SEATS_PER_ROW + 1) + "-" + (i % SEATS_PER_ROW + 1))));
        return Crowd.inTurns(AT_ONCE, all, i -> {
            if (i % 3 != 0) {
                return fans.get(i).reservation(ids.get(i));
            }
            fans.get(i).cancel(ids.get(i)).expect(202);
            return fans.get(i).awaitStatus(ids.get(i), "CANCELLED");
        });
    }

    private void assertStatements(Account organizer, Concert concert, JsonNode settlement) {
        String id = settlement.path("settlementId").asString();
        for (String form : Settling.FORMS) {
            byte[] document = Settling.statement(organizer, id, form);
            assertThat(document).isNotEmpty();
            assertThat(Settling.statement(organizer, id, form)).as(form).isEqualTo(document);
            assertThat(organizer
                            .send("HEAD", "/api/v1/organizer/settlements/" + id, null, "Accept", form)
                            .expect(200)
                            .header("Content-Type"))
                    .startsWith(form);
        }
        JsonNode statement = Api.JSON.readTree(Settling.statement(organizer, id, "application/json"));
        assertThat(statement.at("/totals/gross/amount").asLong()).isEqualTo(33_333L * FANS);
        assertThat(statement.path("lines").size())
                .isEqualTo(statement.path("lineCount").asInt());
        // The statement covers every event of the concert.
        List<JsonNode> events = admin.all("/api/v1/admin/events?concertId=" + concert.id());
        assertThat(statement.at("/events/count").asInt()).isEqualTo(events.size());
        assertThat(statement.at("/events/lastIndex").asLong())
                .isEqualTo(events.getFirst().path("globalIndex").asLong());
        Fans.organizer(api).get("/api/v1/organizer/settlements/" + id).expectProblem(404, "NOT_FOUND");
        organizer
                .get("/api/v1/organizer/settlements/" + id, "Accept", "image/png")
                .expect(406);
    }

    private void assertTotals(Account organizer, long net) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
        long sum = admin.all("/api/v1/admin/settlements/totals?from=" + today.minusDays(1) + "&to=" + today).stream()
                .filter(row -> row.path("organizerId").asString().equals(organizer.name()))
                .mapToLong(row -> row.at("/totals/net/amount").asLong())
                .sum();
        assertThat(sum).isEqualTo(net);
    }

    private void assertWhatIfWritesNothing(Account organizer, Concert concert, JsonNode settlement) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
        JsonNode answer = admin.send(
                        "POST",
                        "/api/v1/admin/settlements/what-if",
                        Map.of(
                                "from", today.minusDays(1).toString(),
                                "to", today.toString(),
                                "organizerId", organizer.name(),
                                "terms", TERMS))
                .expect(200)
                .json();
        JsonNode compared = answer.path("concerts").values().stream()
                .filter(found -> found.path("concertId").asString().equals(concert.id()))
                .findFirst()
                .orElseThrow();
        assertThat(compared.path("actual")).isEqualTo(settlement.path("totals"));
        long stands = FANS - Math.ceilDiv(FANS, 3);
        assertThat(compared.at("/whatIf/fee/amount").asLong()).isEqualTo(3_333 * stands);
        assertThat(compared.at("/difference/amount").asLong())
                .isEqualTo(compared.at("/whatIf/net/amount").asLong()
                        - compared.at("/actual/net/amount").asLong());
        assertThat(answer.at("/organizers/0/concerts").asInt()).isEqualTo(2);
        assertThat(Settling.of(organizer, concert)).isEqualTo(settlement);
    }

    @Test
    void settlesACancelledConcertToZeroWithItsRefunds() {
        Account organizer = Fans.organizer(api);
        Account fan = Fans.one(api);
        Concert concert = Concert.published(
                organizer, Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", 10_000, 1, 2))));
        concert.awaitStatus("ON_SALE");
        String reservation = fan.booked(concert, Booking.paid("A-1-1"));
        organizer
                .send("POST", concert.organizerPath() + "/cancellation", Map.of("reason", "Snow"))
                .expect(200, 202, 204);
        fan.awaitStatus(reservation, "CANCELLED");
        Settling.run(admin);

        JsonNode settlement = Settling.awaitState(organizer, concert, "SETTLED");
        assertThat(settlement.at("/totals/refunds/amount").asLong()).isEqualTo(10_000);
        assertThat(settlement.at("/totals/net/amount").asLong()).isZero();
        assertThat(Settling.payouts(organizer)).isEmpty();
        String csv = new String(
                Settling.statement(organizer, settlement.path("settlementId").asString(), "text/csv"),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv).contains("REFUND");
    }

    @Test
    void waitsForAHoldThatOutlivesTheConcert() {
        Account organizer = Fans.organizer(api);
        Account fan = Fans.one(api);
        var draft = Settling.draft(Duration.ofSeconds(4), 0, List.of(Concert.section("A", 10_000, 1, 2)));
        draft.put("holdSeconds", 12);
        Concert concert = Concert.published(organizer, draft);
        concert.awaitStatus("ON_SALE");
        String reservation = fan.held(concert, "A-1-1");
        concert.awaitStatus("CLOSED");
        Settling.run(admin);
        assertThat(Settling.of(organizer, concert).path("state").asString()).isEqualTo("WAITING");
        assertThat(admin.all("/api/v1/admin/settlements/findings?concertId=" + concert.id()))
                .extracting(finding -> finding.path("kind").asString(), finding -> finding.path("reservationId")
                        .asString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("RESERVATION_NOT_FINAL", reservation));

        fan.pay(reservation).expect(202);
        fan.awaitStatus(reservation, "CONFIRMED");
        Settling.run(admin);
        Settling.awaitState(organizer, concert, "SETTLED");
        assertThat(admin.all("/api/v1/admin/settlements/findings?concertId=" + concert.id()))
                .isEmpty();
        Await.holds("the payout to be seen", Await.SETTLED_MAX, () -> assertThat(Settling.payouts(organizer))
                .containsExactly(10_000L - 500 - 50));
    }

    @Test
    void takesRulesOfAnOrganizerFromADayOn() {
        Account organizer = Fans.organizer(api);
        admin.send(
                        "POST",
                        "/api/v1/admin/settlements/rules",
                        Map.of("organizerId", organizer.name(), "validFrom", "2020-01-01", "terms", TERMS))
                .expect(201);
        admin.send(
                        "POST",
                        "/api/v1/admin/settlements/rules",
                        Map.of("organizerId", organizer.name(), "validFrom", "2999-01-01", "terms", TERMS))
                .expect(201);
        Account fan = Fans.one(api);
        Concert concert = Concert.published(
                organizer, Settling.draft(Duration.ofSeconds(4), 0, List.of(Concert.section("A", 10_000, 1, 2))));
        concert.awaitStatus("ON_SALE");
        fan.booked(concert, Booking.paid("A-1-1"));
        concert.awaitStatus("CLOSED");
        Settling.run(admin);
        JsonNode settlement = Settling.awaitState(organizer, concert, "SETTLED");
        assertThat(settlement.at("/totals/fee/amount").asLong()).isEqualTo(1_000);
        assertThat(settlement.at("/totals/tax/amount").asLong()).isEqualTo(100);
    }
}
