package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A fan gets a quote of a cancellation's refund before cancelling. */
@ExtendWith(SharedPlatform.class)
class CancellationQuoteIT {

    private static final long PRICE = 33_333;

    private final Api api;

    CancellationQuoteIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource({
        // Columns: hours until the performance; the policy; the step and its refund of 2 seats; hours from start to its
        // end
        "720, 7,  1, 50,  FULL,    66666, 168",
        "72,  7,  1, 50,  PARTIAL, 33333, 24",
        "12,  7,  1, 50,  NONE,    0,",
        "72,  10, 2, 33,  PARTIAL, 21999, 48",
        "72,  2,  2, 33,  FULL,    66666, 48",
        "30,  2,  2, 33,  NONE,    0,",
        "72,  10, 0, 0,   PARTIAL, 0,     0",
        "72,  10, 0, 100, PARTIAL, 66666, 0",
        "1,   0,  0, 50,  FULL,    66666, 0",
        "72,  365, 1, 1,  PARTIAL, 666,   24",
    })
    void equalsTheRefundOfTheCancellation(
            int hours, int full, int partial, int percent, String step, long refund, Integer untilHours) {
        Account fan = Fans.one(api);
        Map<String, Object> draft =
                Concert.draft(Duration.ofHours(hours).plusMinutes(1), List.of(Concert.section("A", PRICE, 1, 2)));
        draft.put(
                "refundPolicy", Map.of("fullUntilDays", full, "partialUntilDays", partial, "partialPercent", percent));
        Concert concert = Concert.published(Fans.organizer(api), draft);
        concert.awaitStatus("ON_SALE");
        String id = fan.booked(concert, Booking.paid("A-1-1", "A-1-2"));

        JsonNode quote = fan.quote(id);
        assertThat(quote.path("policyStep").asString()).isEqualTo(step);
        assertThat(quote.path("refundable").asBoolean()).isEqualTo(refund > 0);
        assertThat(quote.at("/refund/amount").asLong()).isEqualTo(refund);
        assertThat(quote.at("/refund/currency").asString()).isEqualTo("KRW");
        Instant startsAt = Instant.parse(String.valueOf(draft.get("startsAt")));
        assertThat(quote.path("until").asString())
                .isEqualTo(
                        untilHours == null
                                ? ""
                                : startsAt.minus(Duration.ofHours(untilHours)).toString());

        fan.cancel(id).expect(202);
        JsonNode cancelled = fan.awaitStatus(id, "CANCELLED");
        assertThat(cancelled.at("/refunded/amount").asLong()).isEqualTo(refund);
        assertNothingToGiveBack(fan, id);
        Books.balance(List.of(fan), concert);
    }

    @Test
    void announcesOnlyTheReleaseOfTheSeatsForAHold() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, PRICE, 1, 2);
        String id = fan.held(concert, "A-1-1");
        JsonNode quote = fan.quote(id);
        assertThat(quote.path("policyStep").asString()).isEqualTo("UNPAID");
        assertThat(quote.path("refundable").asBoolean()).isFalse();
        assertThat(quote.at("/refund/amount").asLong()).isZero();
        assertThat(quote.path("until").asString())
                .isEqualTo(fan.reservation(id).path("holdUntil").asString());
        Account.expectStatus(fan.reservation(id), "HELD");
        fan.cancel(id).expect(202);
        fan.awaitStatus(id, "CANCELLED");
        assertNothingToGiveBack(fan, id);
    }

    @Test
    void announcesNoRefundForAnEndedReservation() {
        Concert concert = Concert.onSale(
                api, 4, 1, List.of(Concert.section("A", PRICE, 1, 2), Concert.section("B", 100_000_000, 1, 1)));
        Account fan = Fans.one(api);
        String expiring = fan.held(concert, "A-1-1");
        String rejected = fan.book(concert, Booking.paid("B-1-1")).expect(202).text("reservationId");
        fan.awaitStatus(expiring, "EXPIRED");
        fan.awaitStatus(rejected, "REJECTED");
        Stream.of(expiring, rejected).forEach(id -> {
            assertNothingToGiveBack(fan, id);
            fan.cancel(id).expectProblem(409, "INVALID_STATE");
        });
    }

    private static void assertNothingToGiveBack(Account fan, String id) {
        JsonNode quote = fan.quote(id);
        assertThat(quote.path("refundable").asBoolean()).isFalse();
        assertThat(quote.at("/refund/amount").asLong()).isZero();
        assertThat(quote.has("policyStep")).isFalse();
        assertThat(quote.has("until")).isFalse();
    }

    @Test
    void isAnsweredToItsFanOnly() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, PRICE, 1, 2);
        String id = fan.booked(concert, Booking.paid("A-1-1"));
        String path = Account.reservationPath(id) + "/cancellation";
        Fans.one(api).get(path).expectProblem(404, "NOT_FOUND");
        api.get(path).expectProblem(401, "UNAUTHENTICATED");
        Fans.organizer(api).get(path).expectProblem(403, "FORBIDDEN");
        fan.get(Account.reservationPath("none") + "/cancellation").expectProblem(404, "NOT_FOUND");
        String unknown = id.substring(0, id.length() - 1) + (id.endsWith("0") ? "1" : "0");
        fan.get(Account.reservationPath(unknown) + "/cancellation").expectProblem(404, "NOT_FOUND");
        assertThat(fan.send("POST", path, null).status()).isEqualTo(405);
        Account.expectStatus(fan.reservation(id), "CONFIRMED");
    }
}
