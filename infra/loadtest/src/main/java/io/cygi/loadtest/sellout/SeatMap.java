package io.cygi.loadtest.sellout;

import io.cygi.loadtest.http.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads seat maps. They are large and read often, so only the seats are parsed. */
final class SeatMap {

    private SeatMap() {}

    /** {@return all seats, section by section and row by row} @param body the body of a seat map */
    static List<Seat> seats(byte[] body) {
        List<Seat> seats = new ArrayList<>();
        String seat = "";
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    String name = String.valueOf(parser.currentName());
                    if (name.equals("seat")) {
                        seat = parser.getString();
                    } else if (name.equals("status")) {
                        seats.add(new Seat(seat, parser.getString()));
                    }
                }
            }
        }
        return seats;
    }

    /**
     * A seat.
     *
     * @param seat the seat's number
     * @param status AVAILABLE, HELD or SOLD
     */
    record Seat(String seat, String status) {}
}
