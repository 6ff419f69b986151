package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A fan holds seats, and pays later. */
@Tag("mysql")
@ExtendWith(SharedPlatform.class)
class TwoStepBookingIT {

    private final Api api;

    TwoStepBookingIT(Api api) {
        this.api = api;
    }

    @Test
    void holdsTheSeatsUntilTheyArePaid() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 12_000, 1, 4);
        Response answer = fan.book(concert, Booking.of("A-1-1", "A-1-2")).expect(202);
        String id = answer.text("reservationId");
        assertThat(answer.header("Location")).endsWith("/api/v1/reservations/" + id);
        assertThat(fan.get(answer.header("Location").replaceFirst("^https?://[^/]+", ""))
                        .status())
                .isEqualTo(200);

        JsonNode held = fan.get(Account.reservationPath(id), "Prefer", "wait=20")
                .expect(200)
                .json();
        assertThat(held.path("status").asString()).isEqualTo("HELD");
        Instant holdUntil = Instant.parse(held.path("holdUntil").asString());
        Instant requestedAt = Instant.parse(held.path("requestedAt").asString());
        assertThat(Duration.between(requestedAt, holdUntil))
                .isBetween(Duration.ofSeconds(299), Duration.ofSeconds(301));
        assertThat(held.at("/total/amount").asLong()).isEqualTo(24_000);
        assertThat(held.at("/total/currency").asString()).isEqualTo("KRW");
        assertThat(held.at("/seats/0/price/amount").asLong()).isEqualTo(12_000);
        assertThat(held.path("fanId").asString()).isEqualTo(fan.name());
        assertThat(held.path("concertId").asString()).isEqualTo(concert.id());
        assertThat(held.path("concertTitle").asString())
                .isEqualTo(concert.detail().path("title").asString());
        concert.awaitSeat("A-1-1", "HELD");
        assertThat(fan.balance()).isEqualTo(Account.OPENING);

        fan.pay(id).expect(202);
        JsonNode confirmed = fan.awaitStatus(id, "CONFIRMED");
        assertThat(Instant.parse(confirmed.path("confirmedAt").asString())).isAfter(requestedAt);
        concert.awaitSeat("A-1-1", "SOLD");
        Books.balance(List.of(fan), concert);
    }

    @Test
    void chargesOnceForRepeatedPayments() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 12_000, 1, 4);
        String id = fan.held(concert, "A-1-1");
        List<Response> answers = Crowd.together(
                IntStream.range(0, 20).boxed().toList(), i -> fan.pay(id).expect(202, 409));
        assertThat(answers).extracting(Response::status).contains(202);
        fan.awaitStatus(id, "CONFIRMED");
        fan.pay(id).expect(202, 409);
        Books.balance(List.of(fan), concert);
        assertThat(fan.transactions()).hasSize(1);
    }

    @Test
    void waitsAsPreferred() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 12_000, 1, 4);
        for (int seat = 1; seat <= 4; seat++) {
            String id =
                    fan.book(concert, Booking.paid("A-1-" + seat)).expect(202).text("reservationId");
            Response settled =
                    fan.get(Account.reservationPath(id), "Prefer", "wait=10").expect(200);
            assertThat(settled.text("status")).isIn("HELD", "CONFIRMED");
        }
        String last = fan.reservations().getFirst().path("reservationId").asString();
        Instant from = Instant.now();
        fan.get(Account.reservationPath(last), "Prefer", "wait=10").expect(200);
        assertThat(Duration.between(from, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void picksAdjacentSeatsIfThereAreAny() {
        Account first = Fans.one(api);
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 2, 4);
        // Leaves one pair in row 1 and no three neighbours; row 2 is whole.
        first.booked(concert, Booking.paid("A-1-2", "A-2-4"));
        concert.awaitSeat("A-2-4", "SOLD");
        String three = fan.booked(concert, Booking.best(3));
        assertThat(seats(fan, three)).containsExactlyInAnyOrder("A-2-1", "A-2-2", "A-2-3");
        Account next = Fans.one(api);
        String two = next.booked(concert, Booking.best("A", 2));
        assertThat(seats(next, two)).containsExactlyInAnyOrder("A-1-3", "A-1-4");
        Response none = Fans.one(api).book(concert, Booking.best(2)).expectProblem(409, "SEAT_TAKEN");
        Refusals.assertRefused(none);
        Account last = Fans.one(api);
        assertThat(seats(last, last.booked(concert, Booking.best(1)))).containsExactly("A-1-1");
        Books.balance(List.of(first, fan, next, last), concert);
    }

    @Test
    void picksSeparateSeatsIfNoneAreAdjacent() {
        Account first = Fans.one(api);
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 1, 3);
        first.booked(concert, Booking.paid("A-1-2"));
        concert.awaitSeat("A-1-2", "SOLD");
        assertThat(seats(fan, fan.booked(concert, Booking.best(2)))).containsExactlyInAnyOrder("A-1-1", "A-1-3");
    }

    @Test
    void sellsTheBestSeatsToManyAtOnce() {
        List<Account> fans = Fans.many(api, 40);
        Concert concert = Concert.onSale(api, 1_000, 8, 5);
        List<Response> answers =
                Crowd.together(fans, fan -> fan.book(concert, Booking.best(2)).expect(202, 409));
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).status() == 202) {
                fans.get(i).settled(answers.get(i).text("reservationId"));
            } else {
                answers.get(i).expectProblem(409, "SEAT_TAKEN");
            }
        }
        Books.balance(fans, concert);
        assertThat(concert.seats().values().stream().filter("SOLD"::equals).count())
                .isGreaterThanOrEqualTo(32);
    }

    private static List<String> seats(Account fan, String id) {
        return fan.reservation(id).path("seats").values().stream()
                .map(seat -> seat.path("seat").asString())
                .toList();
    }
}
