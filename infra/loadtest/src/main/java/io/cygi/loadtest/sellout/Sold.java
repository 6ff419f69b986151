package io.cygi.loadtest.sellout;

import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A confirmed reservation, by the platform's answer.
 *
 * @param fan the fan who has it
 * @param reservationId the reservation's id
 * @param seats its seats
 * @param total its price in won
 */
record Sold(Fan fan, String reservationId, List<String> seats, long total) {

    static Sold of(Fan fan, byte[] reservation) {
        JsonNode body = Json.tree(reservation);
        return new Sold(
                fan,
                body.path("reservationId").asString(),
                body.path("seats").values().stream()
                        .map(seat -> seat.path("seat").asString())
                        .toList(),
                body.at("/total/amount").asLong());
    }
}
