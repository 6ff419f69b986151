package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Tickets and passes withstand cheats. */
@ExtendWith(SharedPlatform.class)
class WaitingRoomPassIT {

    private static final Map<String, Object> FAST = Map.of("admissionsPerSecond", 100);
    private static final int SHORTEST_PASS_SECONDS = 5;

    private final Api api;

    WaitingRoomPassIT(Api api) {
        this.api = api;
    }

    @Test
    void refusesForgedAndSwappedTokens() {
        WaitingRoom room = WaitingRoom.open(api, FAST);
        WaitingRoom other = WaitingRoom.open(api, FAST);
        Account fan = Fans.one(api);
        Account thief = Fans.one(api);
        JsonNode ticket = room.join(fan);
        String pass = WaitingRoom.await(fan, ticket, "ADMITTED").path("pass").asString();
        String otherPass = WaitingRoom.await(thief, other.join(thief), "ADMITTED")
                .path("pass")
                .asString();
        room.pause();
        other.pause();
        String token = ticket.path("ticket").asString();
        for (String forged :
                List.of(pass, otherPass, token, flipped(pass), pass + "A", "x", "0", "eyJhbGciOiJub25lIn0.e30.")) {
            room.book(thief, forged, Booking.paid("A-1-1")).expect(307);
        }
        other.book(fan, pass, Booking.paid("A-1-1")).expect(307);
        room.book(fan, token, Booking.paid("A-1-1")).expect(307);

        thief.get(WaitingRoom.path(ticket)).expectProblem(404, "NOT_FOUND");
        thief.send("DELETE", WaitingRoom.path(ticket), null).expectProblem(404, "NOT_FOUND");
        fan.get("/api/v1/waiting-room/tickets/" + flipped(token)).expectProblem(404, "NOT_FOUND");
        fan.get("/api/v1/waiting-room/tickets/" + pass).expectProblem(404, "NOT_FOUND");
        room.book(fan, pass, Booking.paid("A-1-1")).expect(202);
    }

    /** Sends two keys. The gate and the endpoint could each take another one for the request's. */
    @Test
    void refusesABookingWithTwoKeys() {
        WaitingRoom room = WaitingRoom.open(api, FAST);
        Account fan = Fans.one(api);
        String pass =
                WaitingRoom.await(fan, room.join(fan), "ADMITTED").path("pass").asString();
        room.book(fan, pass, Booking.paid("A-1-1"), "Idempotency-Key", "k-1").expect(202);

        for (String shown : List.of(pass, "")) {
            room.book(fan, shown, Booking.paid("A-1-2"), "Idempotency-Key", "k-1", "Idempotency-Key", "k-2")
                    .expectProblem(400, "VALIDATION_FAILED");
        }
        fan.book(room.concert(), Booking.paid("A-1-2"), "Idempotency-Key", "k-1", "Idempotency-Key", "k-3")
                .expectProblem(400, "VALIDATION_FAILED");
        assertThat(room.concert().seats()).containsEntry("A-1-2", "AVAILABLE");
    }

    @Test
    void aForgedPassAdmitsNobodyEvenIfTheLineIsEmpty() {
        WaitingRoom room = WaitingRoom.open(api, FAST);
        Account fan = Fans.one(api);
        JsonNode ticket =
                room.book(fan, "forged", Booking.paid("A-1-1")).expect(307).json();
        WaitingRoom.await(fan, ticket, "ADMITTED");
        room.book(fan, "forged", Booking.paid("A-1-1")).expect(307);
        fan.booked(room.concert(), Booking.paid("A-1-1"));
    }

    private static String flipped(String token) {
        int middle = token.length() / 2;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }

    @Test
    void aPassOfAFanWhoHasLeftAdmitsNobody() {
        WaitingRoom room = WaitingRoom.open(api, FAST);
        Account fan = Fans.one(api);
        JsonNode ticket = WaitingRoom.await(fan, room.join(fan), "ADMITTED");
        fan.send("DELETE", WaitingRoom.path(ticket), null).expect(204);
        room.pause();

        room.book(fan, ticket.path("pass").asString(), Booking.paid("A-1-1")).expect(307);
    }

    @Test
    void anExpiredPassAdmitsNobody() {
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 100, "passSeconds", SHORTEST_PASS_SECONDS));
        Account fan = Fans.one(api);
        JsonNode ticket = WaitingRoom.await(fan, room.join(fan), "ADMITTED");
        room.pause();
        Await.moment(Instant.parse(ticket.path("passExpiresAt").asString()));

        room.book(fan, ticket.path("pass").asString(), Booking.paid("A-1-1")).expect(307);
        assertThat(fan.get(WaitingRoom.path(ticket)).expect(200).text("status")).isEqualTo("EXPIRED");
    }
}
