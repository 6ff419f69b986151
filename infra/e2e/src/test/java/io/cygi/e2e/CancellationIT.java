package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A fan cancels a reservation. */
@Tag("mysql")
@ExtendWith(SharedPlatform.class)
class CancellationIT {

    private static final long PRICE = 33_333;

    private final Api api;

    CancellationIT(Api api) {
        this.api = api;
    }

    @Test
    void freesTheSeatForAnotherFanAgainAndAgain() {
        List<Account> fans = Fans.many(api, 4);
        Concert concert = Concert.onSale(api, PRICE, 1, 1);
        for (int i = 0; i < 8; i++) {
            Account fan = fans.get(i % 4);
            String id = fan.booked(concert, Booking.paid("A-1-1"));
            concert.awaitSeat("A-1-1", "SOLD");
            fan.cancel(id).expect(202);
            fan.awaitStatus(id, "CANCELLED");
            concert.awaitSeat("A-1-1", "AVAILABLE");
        }
        fans.getFirst().booked(concert, Booking.paid("A-1-1"));
        Books.balance(fans, concert);
    }

    @Test
    void refundsOnceIfItIsSentTwice() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, PRICE, 1, 2);
        String id = fan.booked(concert, Booking.paid("A-1-1", "A-1-2"));
        fan.cancel(id).expect(202);
        assertThat(fan.awaitStatus(id, "CANCELLED").at("/refunded/amount").asLong())
                .isEqualTo(2 * PRICE);
        Response again = fan.cancel(id).expect(202, 409);
        assertThat(again.code()).isIn("", "INVALID_STATE");
        assertRefundedOnce(fan, id, 2 * PRICE);
        Books.balance(List.of(fan), concert);
    }

    @Test
    void refundsOnceIfItIsSentTwentyTimesAtOnce() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, PRICE, 1, 2);
        String id = fan.booked(concert, Booking.paid("A-1-1", "A-1-2"));
        List<Response> answers = Crowd.together(
                IntStream.range(0, 20).boxed().toList(), i -> fan.cancel(id).expect(202, 409));
        assertThat(answers).extracting(Response::status).contains(202);
        assertThat(answers).extracting(Response::code).containsAnyOf("", "INVALID_STATE");
        fan.awaitStatus(id, "CANCELLED");
        assertRefundedOnce(fan, id, 2 * PRICE);
        Books.balance(List.of(fan), concert);
    }

    private static void assertRefundedOnce(Account fan, String id, long amount) {
        Await.holds("the refund to be seen", Await.SETTLED_MAX, () -> {
            List<JsonNode> refunds = fan.transactions().stream()
                    .filter(transaction -> transaction.path("kind").asString().equals("REFUND"))
                    .toList();
            assertThat(refunds).hasSize(1);
            assertThat(refunds.getFirst().at("/amount/amount").asLong()).isEqualTo(amount);
            assertThat(refunds.getFirst().path("reservationId").asString()).isEqualTo(id);
        });
        assertThat(fan.balance()).isEqualTo(Account.OPENING + amount - 2 * PRICE);
    }

    @Test
    void movesNoMoneyForAHold() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, PRICE, 1, 2);
        String id = fan.held(concert, "A-1-1");
        fan.cancel(id).expect(202);
        JsonNode cancelled = fan.awaitStatus(id, "CANCELLED");
        assertThat(cancelled.at("/refunded/amount").asLong()).isZero();
        assertThat(cancelled.path("cancelledAt").asString()).isNotEmpty();
        concert.awaitSeat("A-1-1", "AVAILABLE");
        assertThat(fan.transactions()).isEmpty();
        fan.pay(id).expectProblem(409, "INVALID_STATE");
        Books.balance(List.of(fan), concert);
    }

    @Test
    void endsEitherCancelledOrPaidIfBothAreSentAtOnce() {
        List<Account> fans = Fans.many(api, 20);
        Concert concert = Concert.onSale(api, PRICE, 20, 1);
        Crowd.together(IntStream.range(0, 20).boxed().toList(), i -> {
            Account fan = fans.get(i);
            String id = fan.held(concert, "A-" + (i + 1) + "-1");
            Crowd.together(List.of(true, false), pays -> (pays ? fan.pay(id) : fan.cancel(id)).expect(202, 409));
            return fan.settled(id);
        });
        Books.balance(fans, concert);
    }

    @Test
    void isRefusedForAnExpiredReservation() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 4, 1, List.of(Concert.section("A", PRICE, 1, 1)));
        String id = fan.held(concert, "A-1-1");
        fan.awaitStatus(id, "EXPIRED");
        fan.cancel(id).expectProblem(409, "INVALID_STATE");
        assertThat(fan.pay(id).expect(409).code()).isIn("HOLD_EXPIRED", "INVALID_STATE");
        Books.balance(List.of(fan), concert);
    }

    @Test
    void refundsHalfRoundedDownThreeDaysBefore() {
        refundsByPolicy(Duration.ofDays(3), (2 * PRICE) / 2);
    }

    @Test
    void refundsNothingTwelveHoursBefore() {
        refundsByPolicy(Duration.ofHours(12), 0);
    }

    @Test
    void refundsEverythingThirtyDaysBefore() {
        refundsByPolicy(Duration.ofDays(30), 2 * PRICE);
    }

    private void refundsByPolicy(Duration startsIn, long refund) {
        Account fan = Fans.one(api);
        Account next = Fans.one(api);
        Concert concert = Concert.published(
                Fans.organizer(api), Concert.draft(startsIn, List.of(Concert.section("A", PRICE, 1, 2))));
        concert.awaitStatus("ON_SALE");
        String id = fan.booked(concert, Booking.paid("A-1-1", "A-1-2"));
        fan.cancel(id).expect(202);
        JsonNode cancelled = fan.awaitStatus(id, "CANCELLED");
        assertThat(cancelled.at("/refunded/amount").asLong()).isEqualTo(refund);
        next.booked(concert, Booking.paid("A-1-1", "A-1-2"));
        Books.balance(List.of(fan, next), concert);
        assertThat(fan.balance()).isEqualTo(Account.OPENING - 2 * PRICE + refund);
    }

    @Test
    void refundsThePercentageOfTheConcertsOwnPolicy() {
        Account fan = Fans.one(api);
        var draft = Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", PRICE, 1, 1)));
        draft.put("refundPolicy", Map.of("fullUntilDays", 10, "partialUntilDays", 2, "partialPercent", 33));
        Concert concert = Concert.published(Fans.organizer(api), draft);
        concert.awaitStatus("ON_SALE");
        String id = fan.booked(concert, Booking.paid("A-1-1"));
        fan.cancel(id).expect(202);
        assertThat(fan.awaitStatus(id, "CANCELLED").at("/refunded/amount").asLong())
                .isEqualTo(PRICE * 33 / 100);
        Books.balance(List.of(fan), concert);
    }
}
