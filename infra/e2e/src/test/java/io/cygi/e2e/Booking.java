package io.cygi.e2e;

import java.util.Map;

/** Bodies of booking requests. */
final class Booking {

    private Booking() {}

    /** {@return a request that waits for the fan's payment} @param seats which */
    static Map<String, Object> of(String... seats) {
        return Map.of("seats", seats);
    }

    /** {@return a request that pays by itself} @param seats which */
    static Map<String, Object> paid(String... seats) {
        return Map.of("seats", seats, "payment", "WALLET");
    }

    /** {@return a request for the best seats, paying by itself} */
    static Map<String, Object> best(int quantity) {
        return Map.of("bestAvailable", Map.of("quantity", quantity), "payment", "WALLET");
    }

    /** {@return a request for the best seats of a section, paying by itself} */
    static Map<String, Object> best(String section, int quantity) {
        return Map.of("bestAvailable", Map.of("section", section, "quantity", quantity), "payment", "WALLET");
    }
}
