package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two hundred fans compete for one seat. */
@Tag("mysql")
@ExtendWith(SharedPlatform.class)
class OneSeatIT {

    private static final int FANS = 200;
    private static final int ROUNDS = 50;
    private static final int LIMIT = 20;
    private static final long SEED = 20_260_101;

    private final Api api;

    OneSeatIT(Api api) {
        this.api = api;
    }

    @Test
    void isSoldToExactlyOneOf200InEachOf50Rounds() {
        List<Account> fans = new ArrayList<>(Fans.many(api, FANS));
        Concert concert = Concert.onSale(api, LIMIT, 300, List.of(Concert.section("A", 1_000, 5, 10)));
        Random order = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String seat = "A-" + (round / 10 + 1) + "-" + (round % 10 + 1);
            Collections.shuffle(fans, order);
            List<String> outcomes = Crowd.together(fans, fan -> outcome(fan, concert, seat));
            Map<String, Long> counts =
                    outcomes.stream().collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));
            assertThat(counts.keySet()).as("round %d", round).isSubsetOf("CONFIRMED", "409", "REJECTED");
            assertThat(counts).as("round %d", round).containsEntry("CONFIRMED", 1L);
        }
        // The map follows the last reservation a moment later.
        concert.awaitSeat("A-5-10", "SOLD");
        assertThat(concert.seats().values()).hasSize(ROUNDS).containsOnly("SOLD");
        Books.balance(fans, concert);
    }

    private static String outcome(Account fan, Concert concert, String seat) {
        // A busy platform that cannot tell in time whether the seat is free books nothing, and asks to try again.
        Response answer = Await.value(
                "an answer about the seat",
                Await.SETTLED_MAX,
                () -> fan.book(concert, Booking.paid(seat)).expect(202, 409, 503),
                given -> given.status() != 503);
        if (answer.status() == 409) {
            answer.expectProblem(409, "SEAT_TAKEN");
            assertThat(answer.json().path("seats").values())
                    .as("the seats in %s", answer)
                    .extracting(JsonNode::asString)
                    .containsExactly(seat);
            return "409";
        }
        JsonNode reservation = fan.settled(answer.text("reservationId"));
        String status = reservation.path("status").asString();
        if (status.equals("REJECTED")) {
            assertThat(reservation.path("reason").asString()).isEqualTo("SEAT_TAKEN");
        }
        return status;
    }
}
