package io.cygi.loadtest.fans;

import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A demo concert that is on sale.
 *
 * @param id the concert's identifier
 * @param seats their numbers, section by section
 */
public record Concert(String id, List<String> seats) {

    /** Price of each seat in won. It is low, so that a wallet lasts for every booking of a run. */
    public static final long PRICE = 10;

    /** Most seats that a fan may have: as many as a concert may allow. */
    public static final int PURCHASE_LIMIT = 20;

    /** Account that organizes demo concerts. */
    public static final String ORGANIZER = "organizer-1";

    private static final int SEATS_PER_ROW = 50;
    private static final int SEATS_PER_SECTION = 2_500;

    /** {@return a new concert} @param url the URL of the platform @param seats the number of seats, up to 200,000 */
    public static Concert onSale(URI url, int seats) {
        return onSale(url, seats, Map.of());
    }

    /** {@return a new concert} @param more the settings besides seats, limit and title */
    public static Concert onSale(URI url, int seats, Map<String, Object> more) {
        Plan plan = Plan.of(seats);
        Map<String, Object> body = new HashMap<>(more);
        body.putAll(Map.of("sections", plan.sections(), "purchaseLimit", PURCHASE_LIMIT, "title", "Load test"));
        try (Connection connection = new Connection(url)) {
            byte[] answer = connection
                    .send(Request.post("/api/v1/demo/concerts", null, Json.MAPPER.writeValueAsString(body)))
                    .expect(201)
                    .body();
            String id = Objects.requireNonNull(Json.texts(answer, List.of("concertId"))[0], "no concert");
            return new Concert(id, plan.seats());
        } catch (IOException e) {
            throw new IllegalStateException("no concert", e);
        }
    }

    /** {@return the path of the concert} */
    public String path() {
        return "/api/v1/concerts/" + id;
    }

    /**
     * The sections of a hall of some size.
     *
     * @param sections the sections as the API takes them
     * @param seats the numbers of its seats
     */
    record Plan(List<Map<String, Object>> sections, List<String> seats) {

        static Plan of(int size) {
            List<Map<String, Object>> sections = new ArrayList<>();
            List<String> seats = new ArrayList<>();
            for (int left = size; left > 0; ) {
                int next =
                        left < SEATS_PER_ROW ? left : Math.min(left, SEATS_PER_SECTION) / SEATS_PER_ROW * SEATS_PER_ROW;
                add("S" + (sections.size() + 1), next, sections, seats);
                left -= next;
            }
            return new Plan(List.copyOf(sections), List.copyOf(seats));
        }

        private static void add(String name, int size, List<Map<String, Object>> sections, List<String> seats) {
            int perRow = Math.min(size, SEATS_PER_ROW);
            Map<String, Object> section = new LinkedHashMap<>();
            section.put("name", name);
            section.put("price", Map.of("amount", PRICE, "currency", "KRW"));
            section.put("rows", size / perRow);
            section.put("seatsPerRow", perRow);
            sections.add(section);
            for (int i = 0; i < size; i++) {
                seats.add(name + "-" + (i / perRow + 1) + "-" + (i % perRow + 1));
            }
        }
    }
}
