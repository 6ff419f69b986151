package io.cygi.e2e;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads a concert without an account.
 *
 * @param api the API of the platform
 * @param id the concert's identifier
 */
record Concert(Api api, String id) {

    /**
     * {@return a demo concert that is on sale}
     *
     * @param purchaseLimit the most seats per fan
     * @param holdSeconds the seconds of a hold
     */
    static Concert onSale(Api api, int purchaseLimit, int holdSeconds, List<Map<String, Object>> sections) {
        Map<String, Object> body = new HashMap<>();
        body.put("sections", sections);
        body.put("purchaseLimit", purchaseLimit);
        body.put("holdSeconds", holdSeconds);
        body.put("onSale", true);
        Concert concert = new Concert(
                api, api.send("POST", "/api/v1/demo/concerts", body).expect(201).text("concertId"));
        concert.awaitStatus("ON_SALE");
        return concert;
    }

    /** {@return a demo concert that is on sale, with one section A} */
    static Concert onSale(Api api, long price, int rows, int seatsPerRow) {
        return onSale(api, 4, 300, List.of(section("A", price, rows, seatsPerRow)));
    }

    /**
     * {@return a published concert of an organizer}
     *
     * @param organizer the organizer's account
     * @param draft the body that publishes it
     */
    static Concert published(Account organizer, Map<String, Object> draft) {
        return listed(organizer.api(), organizer.send("POST", "/api/v1/organizer/concerts", draft));
    }

    /** {@return the concert that an answer reports as published} */
    static Concert listed(Api api, Response created) {
        Concert concert = new Concert(api, created.expect(201).text("concertId"));
        Await.until(
                "the concert to be listed",
                Await.SETTLED_MAX,
                () -> concert.api.get(concert.path()).status() == 200);
        return concert;
    }

    /**
     * {@return a body that publishes a concert that is on sale at once}
     *
     * @param startsIn the time from now to the start of the performance
     */
    static Map<String, Object> draft(Duration startsIn, List<Map<String, Object>> sections) {
        Instant startsAt = Instant.now().plus(startsIn).truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("title", "Concert " + Texts.unique());
        draft.put("description", "As played before");
        draft.put("venue", "Olympic Hall");
        draft.put("startsAt", startsAt.toString());
        draft.put("endsAt", startsAt.plus(Duration.ofHours(2)).toString());
        draft.put(
                "salesOpenAt",
                Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS).toString());
        draft.put("salesCloseAt", startsAt.toString());
        draft.put("purchaseLimit", 4);
        draft.put("holdSeconds", 300);
        draft.put("sections", sections);
        return draft;
    }

    /** {@return a section of a body} @param price the price of a seat in won */
    static Map<String, Object> section(String name, long price, int rows, int seatsPerRow) {
        return Map.of("name", name, "price", krw(price), "rows", rows, "seatsPerRow", seatsPerRow);
    }

    /** {@return an amount of money for a body} */
    static Map<String, Object> krw(long amount) {
        return Map.of("amount", amount, "currency", "KRW");
    }

    /** {@return the path of the concert} */
    String path() {
        return "/api/v1/concerts/" + id;
    }

    /** {@return the path of the concert for its organizer} */
    String organizerPath() {
        return "/api/v1/organizer/concerts/" + id;
    }

    /** {@return the details of the concert} */
    JsonNode detail() {
        return api.get(path()).expect(200).json();
    }

    /** Waits until the concert is seen in a status. */
    void awaitStatus(String status) {
        Await.until(id + " to be " + status, Await.SETTLED_MAX, () -> api.get(path())
                .body()
                .contains("\"status\":\"" + status + "\""));
    }

    /** {@return the status of every seat} */
    Map<String, String> seats() {
        return seats(api.get(path() + "/seats").expect(200).json());
    }

    /** {@return the status of every seat} @param seatMap the seat map of an answer */
    static Map<String, String> seats(JsonNode seatMap) {
        Map<String, String> statuses = new TreeMap<>();
        for (JsonNode section : seatMap.path("sections").values()) {
            for (JsonNode row : section.path("rows").values()) {
                for (JsonNode seat : row.path("seats").values()) {
                    statuses.put(
                            seat.path("seat").asString(), seat.path("status").asString());
                }
            }
        }
        return statuses;
    }

    /** Waits until a seat is seen in a status. */
    void awaitSeat(String seat, String status) {
        Await.until(seat + " to be " + status, Await.SETTLED_MAX, () -> status.equals(seats().get(seat)));
    }
}
