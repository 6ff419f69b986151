package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Three hundred fans compete for a hundred seats with bookings, payments, hesitation and cancellations at the same
 * time.
 */
@ExtendWith(SharedPlatform.class)
class CrowdedSaleIT {

    private static final int FANS = 300;
    private static final int TRIES = 3;
    private static final int HOLD_SECONDS = 3;

    private final Api api;

    CrowdedSaleIT(Api api) {
        this.api = api;
    }

    @Test
    void sellsNoSeatTwiceAndLosesNoMoney() {
        long seed = Long.getLong("cygi.e2e.seed", 42);
        System.out.println("crowded sale with -Dcygi.e2e.seed=" + seed);
        List<Account> fans = Fans.many(api, FANS);
        Concert concert = Concert.onSale(
                api, 8, HOLD_SECONDS, List.of(Concert.section("A", 11_000, 6, 10), Concert.section("B", 7_000, 4, 10)));
        List<Integer> indexes = IntStream.range(0, FANS).boxed().toList();
        List<String> outcomes = Crowd.together(indexes, i -> tryIt(fans.get(i), concert, new Random(seed + i))).stream()
                .flatMap(List::stream)
                .toList();
        Books.balance(fans, concert);
        assertThat(outcomes).contains("CONFIRMED");
        assertThat(concert.seats().values()).contains("SOLD");
    }

    private static List<String> tryIt(Account fan, Concert concert, Random random) {
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            outcomes.add(oneTry(fan, concert, random));
        }
        return outcomes;
    }

    private static String oneTry(Account fan, Concert concert, Random random) {
        String[] seats = seats(random);
        boolean handsFree = random.nextInt(4) > 0;
        Map<String, Object> booking = handsFree ? Booking.paid(seats) : Booking.of(seats);
        Response answer = fan.book(concert, booking).expect(202, 409);
        if (answer.status() == 409) {
            assertThat(answer.code()).isIn("SEAT_TAKEN", "LIMIT_EXCEEDED");
            return answer.code();
        }
        String id = answer.text("reservationId");
        if (!handsFree && random.nextBoolean()) {
            payOnceHeld(fan, id);
        }
        JsonNode settled = fan.settled(id);
        if (settled.path("status").asString().equals("CONFIRMED") && random.nextInt(5) == 0) {
            fan.cancel(id).expect(202);
            return fan.awaitStatus(id, "CANCELLED").path("status").asString();
        }
        if (settled.path("status").asString().equals("REJECTED")) {
            // A booking that waits longer than its hold takes nothing.
            assertThat(settled.path("reason").asString()).isIn("SEAT_TAKEN", "LIMIT_EXCEEDED", "HOLD_EXPIRED");
        }
        return settled.path("status").asString();
    }

    private static void payOnceHeld(Account fan, String id) {
        JsonNode reservation = fan.get(Account.reservationPath(id), "Prefer", "wait=20")
                .expect(200)
                .json();
        if (reservation.path("status").asString().equals("HELD")) {
            fan.pay(id).expect(202, 409);
        }
    }

    /** {@return one to four neighbouring seats, so that requests overlap} */
    private static String[] seats(Random random) {
        String section = random.nextInt(10) < 6 ? "A" : "B";
        int row = random.nextInt(section.equals("A") ? 6 : 4) + 1;
        int count = random.nextInt(4) + 1;
        int first = random.nextInt(11 - count) + 1;
        return IntStream.range(first, first + count)
                .mapToObj(number -> section + "-" + row + "-" + number)
                .toArray(String[]::new);
    }
}
