package io.cygi.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A demo concert with a waiting room, and an admin who steers it.
 *
 * @param concert the concert
 * @param admin the admin
 */
record WaitingRoom(Concert concert, Account admin) {

    /** {@return a room in front of fifty seats} @param settings of the waiting room besides that there is one */
    static WaitingRoom open(Api api, Map<String, Object> settings) {
        Map<String, Object> waitingRoom = new HashMap<>(settings);
        waitingRoom.put("enabled", true);
        Map<String, Object> body = Map.of(
                "sections",
                List.of(Concert.section("A", 1_000, 5, 10)),
                "purchaseLimit",
                4,
                "onSale",
                true,
                "waitingRoom",
                waitingRoom);
        Concert concert = new Concert(
                api, api.send("POST", "/api/v1/demo/concerts", body).expect(201).text("concertId"));
        concert.awaitStatus("ON_SALE");
        WaitingRoom room = new WaitingRoom(concert, api.account("admin"));
        // A process that has only just started opens its rooms behind the views.
        Await.holds("the waiting room", Await.SETTLED_MAX, room::figures);
        return room;
    }

    /** {@return its address for admins} */
    String adminPath() {
        return "/api/v1/admin/waiting-rooms/" + concert.id();
    }

    /** {@return it in figures} */
    JsonNode figures() {
        return admin.get(adminPath()).expect(200).json().path("figures");
    }

    /** Lets nobody in until it is resumed. */
    WaitingRoom pause() {
        admin.send("POST", adminPath() + "/pause", null).expect(200);
        return this;
    }

    /** Moves the line again. */
    void resume() {
        admin.send("POST", adminPath() + "/resume", null).expect(200);
    }

    /** {@return the fan's ticket} */
    JsonNode join(Account fan) {
        return fan.send("POST", concert.path() + "/waiting-room/tickets", null)
                .expect(201)
                .json();
    }

    /** {@return the address of a ticket} */
    static String path(JsonNode ticket) {
        return "/api/v1/waiting-room/tickets/" + ticket.path("ticket").asString();
    }

    /** {@return the ticket, looked at again} */
    static JsonNode look(Account fan, JsonNode ticket) {
        return fan.get(path(ticket)).expect(200).json();
    }

    /** {@return the ticket, once it is in the status} */
    static JsonNode await(Account fan, JsonNode ticket, String status) {
        return Await.value(
                fan.name() + " to be " + status, Await.SETTLED_MAX, () -> look(fan, ticket), seen -> seen.path("status")
                        .asString()
                        .equals(status));
    }

    /** {@return the answer to a booking that shows a pass} */
    Response book(Account fan, String pass, Object booking, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Waiting-Room-Pass";
        all[1] = pass;
        return fan.book(concert, booking, all);
    }
}
