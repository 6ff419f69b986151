package io.cygi.loadtest.settlement;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.platform.LoadTestException;
import io.cygi.loadtest.platform.Naps;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A concert that is on sale and will soon be over. */
final class EndingConcert {

    private static final Duration PERFORMANCE = Duration.ofSeconds(1);
    private static final Duration LISTED_MAX = Duration.ofSeconds(30);
    private static final int SEATS_PER_ROW = 250;
    private static final int POLL_MILLIS = 50;

    private EndingConcert() {}

    /**
     * {@return a concert with at least so many seats}
     *
     * @param token the organizer's token
     * @param sale the length of its sale
     */
    static Concert publish(Connection connection, String token, int seats, Duration sale) throws IOException {
        int rows = Math.ceilDiv(seats, SEATS_PER_ROW);
        Instant now = Instant.now();
        Instant startsAt = now.plus(sale);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", "Load test");
        body.put("venue", "Here");
        body.put("startsAt", startsAt.toString());
        body.put("endsAt", startsAt.plus(PERFORMANCE).toString());
        body.put("salesOpenAt", now.toString());
        body.put("salesCloseAt", startsAt.toString());
        body.put("purchaseLimit", Concert.PURCHASE_LIMIT);
        body.put(
                "sections",
                List.of(Map.of(
                        "name",
                        "S",
                        "price",
                        Map.of("amount", Concert.PRICE, "currency", "KRW"),
                        "rows",
                        rows,
                        "seatsPerRow",
                        SEATS_PER_ROW)));
        byte[] answer = connection
                .send(Request.post("/api/v1/organizer/concerts", token, Json.MAPPER.writeValueAsString(body)))
                .expect(201)
                .body();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < rows * SEATS_PER_ROW; i++) {
            numbers.add("S-" + (i / SEATS_PER_ROW + 1) + "-" + (i % SEATS_PER_ROW + 1));
        }
        String id = Objects.requireNonNull(Json.texts(answer, List.of("concertId"))[0], "no concert");
        Concert concert = new Concert(id, List.copyOf(numbers));
        awaitListed(connection, concert);
        return concert;
    }

    private static void awaitListed(Connection connection, Concert concert) throws IOException {
        Instant until = Instant.now().plus(LISTED_MAX);
        while (connection.send(Request.get(concert.path(), null)).status() != 200) {
            if (Instant.now().isAfter(until)) {
                throw new LoadTestException("The concert is not listed.");
            }
            Naps.millis(POLL_MILLIS);
        }
    }
}
