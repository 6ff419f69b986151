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

    /**
     * {@return a waiting room in front of fifty seats}
     *
     * @param settings the settings of the waiting room besides {@code enabled}
     */
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
        // A process that has just started opens its rooms after the views.
        Await.holds("the waiting room", Await.SETTLED_MAX, room::figures);
        return room;
    }

    /** {@return the path of the room for admins} */
    String adminPath() {
        return "/api/v1/admin/waiting-rooms/" + concert.id();
    }

    /** {@return the figures of the room} */
    JsonNode figures() {
        return admin.get(adminPath()).expect(200).json().path("figures");
    }

    /** Pauses the room: nobody is admitted until it is resumed. */
    WaitingRoom pause() {
        admin.send("POST", adminPath() + "/pause", null).expect(200);
        return this;
    }

    /** Resumes the room. */
    void resume() {
        admin.send("POST", adminPath() + "/resume", null).expect(200);
    }

    /**
     * Joins the line.
     *
     * @return the fan's ticket
     */
    JsonNode join(Account fan) {
        return fan.send("POST", concert.path() + "/waiting-room/tickets", null)
                .expect(201)
                .json();
    }

    /** {@return the path of a ticket} */
    static String path(JsonNode ticket) {
        return "/api/v1/waiting-room/tickets/" + ticket.path("ticket").asString();
    }

    /** {@return the ticket after another look} */
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

    /** {@return the answer to a booking with a pass} */
    Response book(Account fan, String pass, Object booking, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Waiting-Room-Pass";
        all[1] = pass;
        return fan.book(concert, booking, all);
    }
}
