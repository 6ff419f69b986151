package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The platform dies with a line in front of it. It comes back, and it also comes back without a broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OwnPlatform
class WaitingRoomCrashIT {

    private static final int FANS = 30;

    private final Platform platform = Platform.inNewFolder("waiting-room");

    @AfterAll
    void close() {
        platform.close();
    }

    @Test
    void nobodyLosesThePlaceAndTheGateStaysClosedWithoutABroker() {
        platform.start();
        Api api = platform.api();
        WaitingRoom room = WaitingRoom.open(api, Map.of("admissionsPerSecond", 20));
        Account inside = Fans.one(api);
        JsonNode insideTicket = room.join(inside);
        String pass =
                WaitingRoom.await(inside, insideTicket, "ADMITTED").path("pass").asString();
        Account spent = Fans.one(api);
        String used = WaitingRoom.await(spent, room.join(spent), "ADMITTED")
                .path("pass")
                .asString();
        String booked = room.book(spent, used, Booking.paid("A-1-1"), "Idempotency-Key", "lost")
                .expect(202)
                .text("reservationId");
        Account.expectStatus(spent.settled(booked), "CONFIRMED");
        Account walker = Fans.one(api);
        String walkedIn = walker.book(room.concert(), Booking.paid("A-5-10"), "Idempotency-Key", "lost")
                .expect(202)
                .text("reservationId");
        Account.expectStatus(walker.settled(walkedIn), "CONFIRMED");
        room.pause();
        List<Account> fans = Fans.many(api, FANS);
        List<JsonNode> tickets = new ArrayList<>();
        fans.forEach(fan -> tickets.add(room.join(fan)));
        fans.get(4).send("DELETE", WaitingRoom.path(tickets.get(4)), null).expect(204);
        MovingLine moving = new MovingLine(api);
        platform.kill();

        platform.start();
        Await.until(
                "the room to be known",
                Await.SETTLED_MAX,
                () -> inside.get(WaitingRoom.path(insideTicket)).status() == 200);
        moving.expectToGoOn();
        for (int i = 0; i < FANS; i++) {
            JsonNode seen = WaitingRoom.look(fans.get(i), tickets.get(i));
            if (i == 4) {
                assertThat(seen.path("status").asString()).isEqualTo("LEFT");
            } else {
                assertThat(seen.path("ahead").asInt()).isEqualTo(i < 4 ? i : i - 1);
                assertThat(room.join(fans.get(i)).path("ticket")).isEqualTo(seen.path("ticket"));
            }
        }
        assertThat(room.figures().path("status").asString()).isEqualTo("PAUSED");
        room.book(spent, used, Booking.paid("A-1-3")).expect(307);
        room.book(spent, used, Booking.paid("A-1-3"), "Idempotency-Key", "another")
                .expect(307);
        room.book(spent, used, Booking.paid("A-1-3"), "Idempotency-Key", "lost")
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(room.book(spent, used, Booking.paid("A-1-1"), "Idempotency-Key", "lost")
                        .expect(202)
                        .text("reservationId"))
                .isEqualTo(booked);
        assertThat(walker.book(room.concert(), Booking.paid("A-5-10"), "Idempotency-Key", "lost")
                        .expect(202)
                        .text("reservationId"))
                .isEqualTo(walkedIn);
        walker.book(room.concert(), Booking.paid("A-5-10"), "Idempotency-Key", "another")
                .expect(307);
        room.book(inside, pass, Booking.paid("A-1-2")).expect(202);
        room.resume();
        List<Instant> admittedFrom = new ArrayList<>();
        for (int i = 0; i < FANS; i++) {
            if (i != 4) {
                JsonNode admitted = WaitingRoom.await(fans.get(i), tickets.get(i), "ADMITTED");
                admittedFrom.add(Instant.parse(admitted.path("passExpiresAt").asString()));
            }
        }
        assertThat(admittedFrom).isSorted();
        platform.stop();

        platform.start("--spring.kafka.bootstrap-servers=127.0.0.1:1");
        Account late = Fans.one(api);
        Response closed = late.book(room.concert(), Booking.paid("A-2-1")).expectProblem(503, "UNAVAILABLE");
        assertThat(closed.header("Retry-After")).matches("\\d+");
        room.book(fans.get(0), "forged", Booking.paid("A-2-1")).expectProblem(503, "UNAVAILABLE");
        late.booked(Concert.onSale(api, 1_000, 1, 1), Booking.paid("A-1-1"));
    }
}
