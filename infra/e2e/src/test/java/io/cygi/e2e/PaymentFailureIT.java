package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A payment fails without enough money, and the seats stay held until the hold's end. */
@ExtendWith(SharedPlatform.class)
class PaymentFailureIT {

    private static final long PRICE = 100_000;
    private static final long REST = 50_000;
    private static final String WAIT = "wait=20";
    private static final int HOLD_SECONDS = 2;
    private static final Duration LATE_MAX = Duration.ofSeconds(5);
    private static final int WAVE = 30;
    private static final int WAVES = 3;
    private static final int OFFSET_MAX_MILLIS = 200;

    private final Api api;

    PaymentFailureIT(Api api) {
        this.api = api;
    }

    private Concert concert(int rows, int holdSeconds) {
        return Concert.onSale(
                api,
                4,
                holdSeconds,
                List.of(Concert.section("A", PRICE, rows, 2), Concert.section("B", Account.OPENING - REST, rows, 1)));
    }

    /** {@return the reservation that has cost a fan nearly the whole balance} */
    private static String spend(Account fan, Concert concert, int row) {
        return fan.booked(concert, Booking.paid("B-" + row + "-1"));
    }

    @Test
    void keepsTheHoldUntilALaterPaymentSucceeds() {
        Account fan = Fans.one(api);
        Concert concert = concert(1, 300);
        String dear = spend(fan, concert, 1);
        String id = fan.held(concert, "A-1-1");
        assertThat(fan.reservation(id).has("paymentFailure")).isFalse();
        String holdUntil = fan.reservation(id).path("holdUntil").asString();

        for (int attempt = 0; attempt < 3; attempt++) {
            Instant before = Instant.now().minusMillis(1);
            Response failed = fan.pay(id, "Prefer", WAIT).expectProblem(402, "INSUFFICIENT_FUNDS");
            assertThat(failed.header("Content-Type")).startsWith("application/problem+json");
            JsonNode held = fan.reservation(id);
            Account.expectStatus(held, "HELD");
            assertThat(held.path("holdUntil").asString()).isEqualTo(holdUntil);
            assertThat(held.at("/paymentFailure/code").asString()).isEqualTo("INSUFFICIENT_FUNDS");
            assertThat(Instant.parse(held.at("/paymentFailure/at").asString())).isAfter(before);
        }
        assertThat(concert.seats()).containsEntry("A-1-1", "HELD");
        assertThat(fan.reservations().getFirst().has("paymentFailure")).isTrue();
        assertThat(fan.balance()).isEqualTo(REST);

        fan.cancel(dear).expect(202);
        fan.awaitStatus(dear, "CANCELLED");
        JsonNode paid = fan.pay(id, "Prefer", WAIT).expect(202).json();
        Account.expectStatus(paid, "CONFIRMED");
        assertThat(paid.has("paymentFailure")).isFalse();
        Books.balance(List.of(fan), concert);
        assertThat(fan.balance()).isEqualTo(Account.OPENING - PRICE);
    }

    @Test
    void isShownByTheReservationIfTheFanDoesNotWait() {
        Account fan = Fans.one(api);
        Concert concert = concert(1, 300);
        spend(fan, concert, 1);
        String id = fan.held(concert, "A-1-1");
        Response accepted = fan.pay(id).expect(202);
        assertThat(accepted.body()).isEmpty();
        JsonNode failed = Await.value(
                "the failure to be seen",
                Await.SETTLED_MAX,
                () -> fan.reservation(id),
                seen -> seen.has("paymentFailure"));
        Account.expectStatus(failed, "HELD");
    }

    @Test
    void isAnsweredToAllRequestsThatWaitForTheSameAttempt() {
        Account fan = Fans.one(api);
        Concert concert = concert(1, 300);
        String dear = spend(fan, concert, 1);
        String id = fan.held(concert, "A-1-1", "A-1-2");
        Crowd.together(IntStream.range(0, 20).boxed().toList(), i -> fan.pay(id, "Prefer", WAIT)
                .expectProblem(402, "INSUFFICIENT_FUNDS"));
        Account.expectStatus(fan.reservation(id), "HELD");
        fan.cancel(dear).expect(202);
        fan.awaitStatus(dear, "CANCELLED");
        List<Response> paid = Crowd.together(IntStream.range(0, 20).boxed().toList(), i -> fan.pay(id, "Prefer", WAIT)
                .expect(202));
        assertThat(paid).allSatisfy(answer -> Account.expectStatus(answer.json(), "CONFIRMED"));
        Books.balance(List.of(fan), concert);
        assertThat(fan.transactions()).hasSize(3);
    }

    /** Runs a top-up, the hold's end and the payment at about the same time. */
    @RepeatedTest(WAVES)
    void thatRacesTheHoldsEndAndTheMoneyEndsConfirmedOrExpired(RepetitionInfo repetition) {
        List<Account> fans = Fans.many(api, WAVE);
        Concert concert = concert(WAVE, HOLD_SECONDS);
        List<Integer> all = IntStream.range(0, WAVE).boxed().toList();
        List<String> dear = Crowd.inTurns(10, all, i -> spend(fans.get(i), concert, i + 1));
        Random random = new Random(repetition.getCurrentRepetition());
        List<Duration> offsets = IntStream.range(0, 3 * WAVE)
                .mapToObj(i -> Duration.ofMillis(random.nextInt(2 * OFFSET_MAX_MILLIS + 1) - OFFSET_MAX_MILLIS))
                .toList();
        List<JsonNode> ended =
                Crowd.together(all, i -> race(fans.get(i), concert, i, dear.get(i), offsets.subList(3 * i, 3 * i + 3)));
        System.out.println("failing payments racing expiry and money: "
                + ended.stream()
                        .collect(Collectors.groupingBy(
                                reservation -> reservation.path("status").asString()
                                        + (reservation.has("paymentFailure") ? " after a failure" : ""),
                                Collectors.counting())));
        Books.balance(fans, concert);
    }

    private static JsonNode race(Account fan, Concert concert, int row, String dear, List<Duration> offsets) {
        Response requested =
                fan.book(concert, Booking.of("A-" + (row + 1) + "-1")).expect(202);
        String id = requested.text("reservationId");
        Instant holdUntil = Instant.parse(requested.text("requestedAt")).plusSeconds(HOLD_SECONDS);
        Crowd.together(List.of(0, 1, 2), act -> {
            Await.moment(holdUntil.plus(offsets.get(act)));
            // Every third fan gets no money, so that these payments can only fail.
            if (act == 2) {
                return row % 3 == 0 ? requested : fan.cancel(dear).expect(202);
            }
            return fan.pay(id).expect(202, 409);
        });
        JsonNode ended = Await.value(
                id + " to end", LATE_MAX.plusSeconds(HOLD_SECONDS), () -> fan.reservation(id), Account::isFinal);
        assertThat(ended.path("status").asString()).isIn("CONFIRMED", "EXPIRED");
        if (row % 3 == 0) {
            Account.expectStatus(ended, "EXPIRED");
        } else {
            fan.awaitStatus(dear, "CANCELLED");
        }
        return ended;
    }

    @Test
    void freesTheSeatsAfterTheHoldsEnd() {
        Account poor = Fans.one(api);
        Account next = Fans.one(api);
        Concert concert = concert(1, HOLD_SECONDS);
        spend(poor, concert, 1);
        String id = poor.held(concert, "A-1-1");
        poor.pay(id, "Prefer", WAIT).expectProblem(402, "INSUFFICIENT_FUNDS");
        JsonNode expired = poor.awaitStatus(id, "EXPIRED");
        assertThat(expired.path("reason").asString()).isEqualTo("HOLD_EXPIRED");
        poor.pay(id, "Prefer", WAIT).expectProblem(409, "HOLD_EXPIRED");
        next.bookedInTheEnd(concert, Booking.paid("A-1-1"));
        Books.balance(List.of(poor, next), concert);
    }

    @Test
    void endsTheBookingAtOnceHandsFree() {
        Account poor = Fans.one(api);
        Concert concert = concert(1, 300);
        spend(poor, concert, 1);
        Response answer =
                poor.book(concert, Booking.paid("A-1-1"), "Prefer", WAIT).expect(202);
        JsonNode rejected = poor.settled(answer.text("reservationId"));
        Account.expectStatus(rejected, "REJECTED");
        assertThat(rejected.path("reason").asString()).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(rejected.has("paymentFailure")).isFalse();
        Books.balance(List.of(poor), concert);
    }

    @Test
    void allowsTheCancellationOfTheConcert() {
        Account organizer = Fans.organizer(api);
        Account poor = Fans.one(api);
        Concert concert = Concert.published(
                organizer, Concert.draft(Duration.ofDays(9), List.of(Concert.section("A", Account.OPENING + 1, 1, 1))));
        concert.awaitStatus("ON_SALE");
        String id = poor.held(concert, "A-1-1");
        poor.pay(id, "Prefer", WAIT).expectProblem(402, "INSUFFICIENT_FUNDS");
        organizer
                .send("POST", concert.organizerPath() + "/cancellation", Map.of("reason", "Rain"))
                .expect(200, 202, 204);
        poor.awaitStatus(id, "CANCELLED");
        Books.balance(List.of(poor), concert);
    }
}
