package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Fans and admins use the line in front of a sale, and cheats attack it. */
@ExtendWith(SharedPlatform.class)
class WaitingRoomIT {

    private static final Map<String, Object> FAST = Map.of("admissionsPerSecond", 100);
    private static final int FANS = 20;
    private static final int REPEATS = 10;

    private final Api api;

    WaitingRoomIT(Api api) {
        this.api = api;
    }

    @Test
    void anEmptyRoomLetsAFanInAtOnce() {
        WaitingRoom room = WaitingRoom.open(api, FAST);
        Account fan = Fans.one(api);
        Response answer = fan.book(room.concert(), Booking.paid("A-1-1")).expect(202);

        assertThat(answer.header("Waiting-Room-Pass")).isNotEmpty();
        Account.expectStatus(fan.settled(answer.text("reservationId")), "CONFIRMED");
        assertThat(room.concert().detail().at("/waitingRoom/enabled").asBoolean())
                .isTrue();
    }

    @Test
    void sendsAFanToTheTicketAndLetsTheFanInInTurn() {
        WaitingRoom room = WaitingRoom.open(api, FAST).pause();
        Account fan = Fans.one(api);
        Response redirect = fan.book(room.concert(), Booking.paid("A-1-1")).expect(307);
        JsonNode ticket = redirect.json();
        assertThat(redirect.header("Location")).isEqualTo(WaitingRoom.path(ticket));
        assertThat(redirect.header("Retry-After")).matches("\\d+");
        assertThat(ticket.path("status").asString()).isEqualTo("WAITING");
        assertThat(ticket.path("ahead").asLong())
                .isEqualTo(ticket.path("offset").asLong()
                        - ticket.path("committedOffset").asLong()
                        - 1);
        assertThat(ticket.path("behind").asLong())
                .isEqualTo(ticket.path("endOffset").asLong()
                        - ticket.path("offset").asLong());
        JsonNode followed = fan.send("POST", redirect.header("Location"), Booking.paid("A-1-1"))
                .expect(200)
                .json();
        assertThat(followed.path("ticket")).isEqualTo(ticket.path("ticket"));
        Response looked = fan.get(WaitingRoom.path(ticket)).expect(200);
        assertThat(looked.header("Retry-After")).matches("\\d+");
        assertThat(looked.json().has("pass")).isFalse();

        room.resume();
        JsonNode admitted = WaitingRoom.await(fan, ticket, "ADMITTED");
        assertThat(admitted.path("passExpiresAt").asString()).isNotEmpty();
        room.pause();
        String pass = admitted.path("pass").asString();
        Response booked = room.book(fan, pass, Booking.paid("A-1-1")).expect(202);
        Account.expectStatus(fan.settled(booked.text("reservationId")), "CONFIRMED");
        assertThat(WaitingRoom.await(fan, ticket, "EXPIRED").has("pass")).isFalse();
    }

    @Test
    void takesAPassOnceAndTheSameRequestAgain() {
        WaitingRoom room = WaitingRoom.open(api, FAST);
        Account fan = Fans.one(api);
        JsonNode ticket = room.join(fan);
        String pass = WaitingRoom.await(fan, ticket, "ADMITTED").path("pass").asString();
        room.pause();
        String first = room.book(fan, pass, Booking.paid("A-1-1"), "Idempotency-Key", "k1")
                .expect(202)
                .text("reservationId");
        assertThat(room.book(fan, pass, Booking.paid("A-1-1"), "Idempotency-Key", "k1")
                        .expect(202)
                        .text("reservationId"))
                .isEqualTo(first);
        room.book(fan, pass, Booking.paid("A-1-2"), "Idempotency-Key", "k2").expect(307);
        room.book(fan, pass, Booking.paid("A-1-2")).expect(307);
        Account.expectStatus(fan.settled(first), "CONFIRMED");
        room.book(fan, pass, Booking.paid("A-1-2")).expect(307);
        assertThat(room.concert().seats()).containsEntry("A-1-2", "AVAILABLE");
    }

    @Test
    @DisabledIfSystemProperty(
            named = "cygi.e2e.kills",
            matches = "true",
            disabledReason = "while a killed process is the room's leader, nobody is admitted at once")
    void aRefusedBookingDoesNotUseThePass() {
        WaitingRoom room = WaitingRoom.open(api, FAST);
        Fans.one(api).booked(room.concert(), Booking.paid("A-1-1"));
        Account fan = Fans.one(api);
        String pass =
                WaitingRoom.await(fan, room.join(fan), "ADMITTED").path("pass").asString();
        room.pause();
        room.book(fan, pass, Booking.paid("A-1-1")).expectProblem(409, "SEAT_TAKEN");
        room.book(fan, pass, Booking.paid("A-9-9")).expectProblem(422, "UNKNOWN_SEAT");
        room.book(fan, pass, "{").expectProblem(400, "VALIDATION_FAILED");
        room.book(fan, pass, Booking.paid("A-1-2")).expect(202);
    }

    @Test
    void aFailedBookingFreesThePassOnce() {
        WaitingRoom room = WaitingRoom.open(api, FAST);
        Account fan = Fans.one(api);
        fan.booked(Concert.onSale(api, Account.OPENING - 500, 1, 1), Booking.paid("A-1-1"));
        String pass =
                WaitingRoom.await(fan, room.join(fan), "ADMITTED").path("pass").asString();
        room.pause();
        Response first = room.book(fan, pass, Booking.paid("A-1-1"), "Idempotency-Key", "k1")
                .expect(202);
        Account.expectStatus(fan.settled(first.text("reservationId")), "REJECTED");
        for (int i = 0; i < REPEATS; i++) {
            assertThat(room.book(fan, pass, Booking.paid("A-1-1"), "Idempotency-Key", "k1")
                            .expect(202)
                            .text("reservationId"))
                    .isEqualTo(first.text("reservationId"));
            Await.moment(Instant.now().plusMillis(100));
        }
        Await.until(
                "the pass to be free again",
                Await.SETTLED_MAX,
                () -> room.book(fan, pass, Booking.of("A-1-2")).status() == 202);
    }

    @Test
    void aFanWhoLeavesMovesAllFansBehindForward() {
        WaitingRoom room = WaitingRoom.open(api, FAST).pause();
        List<Account> fans = Fans.many(api, FANS);
        List<JsonNode> tickets = new ArrayList<>();
        fans.forEach(fan -> tickets.add(room.join(fan)));
        List<Integer> gone = List.of(3, 4, 11, 17);
        for (int i : gone) {
            fans.get(i).send("DELETE", WaitingRoom.path(tickets.get(i)), null).expect(204);
            fans.get(i).send("DELETE", WaitingRoom.path(tickets.get(i)), null).expect(204);
        }
        int ahead = 0;
        for (int i = 0; i < FANS; i++) {
            JsonNode seen = WaitingRoom.look(fans.get(i), tickets.get(i));
            if (gone.contains(i)) {
                assertThat(seen.path("status").asString()).isEqualTo("LEFT");
            } else {
                assertThat(seen.path("ahead").asInt()).as("ahead of %d", i).isEqualTo(ahead);
                assertThat(seen.path("behind").asInt()).isEqualTo(FANS - gone.size() - ahead - 1);
                ahead++;
            }
        }
        assertThat(room.join(fans.get(3)).path("ahead").asInt()).isEqualTo(FANS - gone.size());
    }

    @Test
    void anAccountHasOnePlaceAfterManyJoins() {
        WaitingRoom room = WaitingRoom.open(api, FAST).pause();
        Account fan = Fans.one(api);
        List<String> tokens = Crowd.together(
                java.util.Collections.nCopies(FANS, fan),
                same -> room.join(same).path("ticket").asString());
        assertThat(tokens).containsOnly(tokens.getFirst());
        assertThat(fan.book(room.concert(), Booking.paid("A-1-1")).expect(307).text("ticket"))
                .isEqualTo(tokens.getFirst());
        assertThat(room.figures().path("waiting").asInt()).isEqualTo(1);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "cygi.e2e.kills",
            matches = "true",
            disabledReason = "while a killed process is the room's leader, nobody is admitted at once")
    void aFullRoomLetsTheNextInWhenABookingIsComplete() {
        WaitingRoom room = WaitingRoom.open(api, Map.of("capacity", 1));
        Account first = Fans.one(api);
        Account second = Fans.one(api);
        String held = first.held(room.concert(), "A-1-1");
        JsonNode ticket =
                second.book(room.concert(), Booking.paid("A-1-2")).expect(307).json();
        assertThat(WaitingRoom.look(second, ticket).path("status").asString()).isEqualTo("WAITING");
        first.pay(held);

        String pass = WaitingRoom.await(second, ticket, "ADMITTED").path("pass").asString();
        room.book(second, pass, Booking.paid("A-1-2")).expect(202);
    }

    @Test
    void aCallerIsCheckedBeforeTheRequestQueues() {
        WaitingRoom room = WaitingRoom.open(api, FAST).pause();
        String reservations = room.concert().path() + "/reservations";
        api.send("POST", reservations, Booking.paid("A-1-1")).expectProblem(401, "UNAUTHENTICATED");
        api.send("POST", reservations, Booking.paid("A-1-1"), "Authorization", "Bearer forged")
                .expectProblem(401, "UNAUTHENTICATED");
        Fans.organizer(api).send("POST", reservations, Booking.paid("A-1-1")).expectProblem(403, "FORBIDDEN");

        assertThat(room.figures().at("/endOffsets/0").asInt()).isEqualTo(-1);
        Fans.one(api)
                .send("POST", reservations.replace("/api/v1/concerts", "/api/v1/%63oncerts"), Booking.paid("A-1-1"))
                .expect(307);
    }

    @Test
    void adminsChangeTheSettingsOfAnOpenLine() {
        WaitingRoom room = WaitingRoom.open(api, FAST);
        Account admin = room.admin();
        JsonNode adjusted = admin.send("PUT", room.adminPath() + "/admission", Map.of("admissionsPerSecond", 7))
                .expect(200)
                .json();
        assertThat(adjusted.at("/figures/settings/admissionsPerSecond").asInt()).isEqualTo(7);
        admin.send("PUT", room.adminPath() + "/admission", Map.of()).expectProblem(400, "VALIDATION_FAILED");
        admin.send("PUT", room.adminPath() + "/admission", Map.of("capacity", 0))
                .expectProblem(400, "VALIDATION_FAILED");
        assertThat(admin.send("POST", room.adminPath() + "/drain", null)
                        .expect(200)
                        .json()
                        .at("/figures/status")
                        .asString())
                .isEqualTo("DRAINING");
        Account fan = Fans.one(api);
        fan.send("POST", room.concert().path() + "/waiting-room/tickets", null).expectProblem(409, "INVALID_STATE");
        fan.book(room.concert(), Booking.paid("A-1-1")).expectProblem(409, "INVALID_STATE");
        room.resume();
        room.join(fan);
        admin.get("/api/v1/admin/waiting-rooms/"
                        + Concert.onSale(api, 1_000, 1, 1).id())
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void aConcertWithoutAWaitingRoomHasNone() {
        Concert concert = Concert.onSale(api, 1_000, 1, 2);
        Account fan = Fans.one(api);
        fan.send("POST", concert.path() + "/waiting-room/tickets", null).expectProblem(404, "NOT_FOUND");
        Response booked = fan.book(concert, Booking.paid("A-1-1")).expect(202);
        assertThat(booked.header("Waiting-Room-Pass")).isEmpty();
    }

    @Test
    void streamsATicketUntilTheFanIsAdmitted() {
        WaitingRoom room = WaitingRoom.open(api, FAST).pause();
        Account fan = Fans.one(api);
        JsonNode ticket = room.join(fan);
        HttpRequest follow = HttpRequest.newBuilder(api.address(WaitingRoom.path(ticket) + "/stream"))
                .header("Authorization", "Bearer " + fan.token())
                .timeout(Duration.ofSeconds(30))
                .build();
        var answer = Api.client().sendAsync(follow, BodyHandlers.ofString());
        room.resume();
        Contract.check(Exchange.of(answer.join()));
        String told = answer.join().body();
        assertThat(told)
                .contains("event:ticket")
                .contains("\"status\":\"ADMITTED\"")
                .contains("\"pass\":\"");
    }
}
