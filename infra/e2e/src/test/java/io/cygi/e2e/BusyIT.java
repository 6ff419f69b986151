package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A platform that gets more requests than it lets in at once asks the others to try again, and loses none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OwnPlatform
class BusyIT {

    private static final int FANS = 40;

    private static final int JOINS_PER_MINUTE = 3;

    private final Platform platform = Platform.inNewFolder(
            "busy",
            "--cygi.booking.under-way-max=2",
            "--cygi.waiting-room.joins-per-minute=" + Integer.toString(JOINS_PER_MINUTE));

    @BeforeAll
    void start() {
        platform.start();
    }

    @AfterAll
    void close() {
        platform.close();
    }

    @Test
    void refusesBookingsAboveTheBoundAndAcceptsThemLater() {
        Api api = platform.api();
        Concert concert = Concert.onSale(api, 10_000, 1, FANS);
        List<Account> fans = Fans.many(api, FANS);
        Queue<Response> sentAway = new ConcurrentLinkedQueue<>();

        Crowd.together(
                IntStream.range(0, FANS).boxed().toList(),
                i -> Await.value(
                        "being let in",
                        Await.SETTLED_MAX,
                        () -> {
                            Response answer = fans.get(i)
                                    .book(concert, Booking.paid("A-1-" + (i + 1)))
                                    .expect(202, 503);
                            if (answer.status() == 503) {
                                sentAway.add(answer);
                            }
                            return answer;
                        },
                        answer -> answer.status() == 202));

        assertThat(sentAway).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.text("code")).isEqualTo("UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.headers().allValues(Trace.HEADER)).hasSize(1);
        });
        Books.balance(fans, concert);
        assertThat(concert.detail().path("seatsAvailable").asInt()).isZero();
    }

    @Test
    void boundsTheJoinsOfOneAddress() {
        WaitingRoom room = WaitingRoom.open(platform.api(), Map.of("admissionsPerSecond", 10))
                .pause();
        List<Account> fans = Fans.many(platform.api(), JOINS_PER_MINUTE + 1);
        List<JsonNode> tickets =
                fans.subList(0, JOINS_PER_MINUTE).stream().map(room::join).toList();

        Response refused = fans.getLast()
                .send("POST", room.concert().path() + "/waiting-room/tickets", null)
                .expectProblem(429, "TOO_MANY_REQUESTS");

        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(room.join(fans.getFirst()).path("ticket"))
                .as("a place that one has costs nothing")
                .isEqualTo(tickets.getFirst().path("ticket"));
    }
}
