package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** No fan has more seats of a concert than its purchase limit. */
@Tag("mysql")
@ExtendWith(SharedPlatform.class)
class PurchaseLimitIT {

    private static final int LIMIT = 4;
    private static final int BOOKINGS = 50;
    private static final int TRIES_MAX = 20;
    private static final long SEED = 7;

    private final Api api;

    PurchaseLimitIT(Api api) {
        this.api = api;
    }

    @Test
    void holdsAgainst50ConcurrentBookingsOfOneSeat() {
        limitHolds(IntStream.rangeClosed(1, BOOKINGS).map(i -> 1).toArray());
    }

    @Test
    void holdsAgainst50ConcurrentBookingsOfSeveralSeats() {
        Random random = new Random(SEED);
        limitHolds(IntStream.rangeClosed(1, BOOKINGS)
                .map(i -> random.nextInt(3) + 1)
                .toArray());
    }

    private void limitHolds(int[] sizes) {
        Account fan = Fans.one(api);
        Concert concert =
                Concert.onSale(api, LIMIT, 300, List.of(Concert.section("A", 1_000, BOOKINGS + TRIES_MAX, 4)));
        List<Integer> rows = IntStream.rangeClosed(1, BOOKINGS).boxed().toList();
        Crowd.together(rows, row -> bookOrBeRefused(fan, concert, seats(row, sizes[row - 1])));
        assertThat(live(fan)).isBetween(1, LIMIT);

        int tries = 0;
        while (live(fan) < LIMIT && tries < TRIES_MAX) {
            tries++;
            bookOrBeRefused(fan, concert, "A-" + (BOOKINGS + tries) + "-1");
        }
        assertThat(live(fan)).isEqualTo(LIMIT);
        requireLimitExceeded(fan, concert, "A-50-4");
        Books.balance(List.of(fan), concert);
    }

    /**
     * Expects a booking to fail for the limit. A process that has not yet seen the fan's other bookings accepts the
     * request, and the reservation is rejected. A process that has seen them refuses the request.
     */
    private static void requireLimitExceeded(Account fan, Concert concert, String seat) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Response answer = fan.book(concert, Booking.paid(seat));
            if (answer.status() != 202) {
                answer.expectProblem(409, "LIMIT_EXCEEDED");
                return;
            }
            JsonNode reservation = fan.settled(answer.text("reservationId"));
            assertThat(reservation.path("status").asString()).isEqualTo("REJECTED");
            assertThat(reservation.path("reason").asString()).isEqualTo("LIMIT_EXCEEDED");
        }
        throw new AssertionError("the limit is never seen before the reservation");
    }

    @Test
    void refusesARequestForMoreAtOnceBeforeThereIsAReservation() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 1, 10);
        fan.book(concert, Booking.paid("A-1-1", "A-1-2", "A-1-3", "A-1-4", "A-1-5"))
                .expectProblem(409, "LIMIT_EXCEEDED");
        fan.book(concert, Booking.best(5)).expectProblem(409, "LIMIT_EXCEEDED");
        assertThat(fan.reservations()).isEmpty();
        assertThat(concert.seats().values()).containsOnly("AVAILABLE");
    }

    @Test
    void countsHeldSeatsAndGivesBackCancelledOnes() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 1, 10);
        String held = fan.held(concert, "A-1-1", "A-1-2");
        String sold = fan.booked(concert, Booking.paid("A-1-3", "A-1-4"));
        requireLimitExceeded(fan, concert, "A-1-5");
        fan.cancel(held).expect(202);
        fan.cancel(sold).expect(202);
        fan.awaitStatus(held, "CANCELLED");
        fan.awaitStatus(sold, "CANCELLED");
        fan.bookedInTheEnd(concert, Booking.paid("A-1-1", "A-1-2", "A-1-3", "A-1-4"));
        Books.balance(List.of(fan), concert);
    }

    private static String bookOrBeRefused(Account fan, Concert concert, String... seats) {
        Response answer = fan.book(concert, Booking.paid(seats)).expect(202, 409);
        if (answer.status() == 409) {
            return answer.expectProblem(409, "LIMIT_EXCEEDED").code();
        }
        JsonNode reservation = fan.settled(answer.text("reservationId"));
        String outcome = reservation.path("status").asString()
                + reservation.path("reason").asString();
        assertThat(outcome).isIn("CONFIRMED", "REJECTEDLIMIT_EXCEEDED");
        return outcome;
    }

    private static String[] seats(int row, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "A-" + row + "-" + number)
                .toArray(String[]::new);
    }

    private static int live(Account fan) {
        return fan.reservations().stream()
                .map(reservation ->
                        fan.settled(reservation.path("reservationId").asString()))
                .filter(reservation -> reservation.path("status").asString().equals("CONFIRMED"))
                .mapToInt(reservation -> reservation.path("seats").size())
                .sum();
    }
}
