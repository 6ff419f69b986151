package io.cygi.e2e;

import java.util.Map;

/** Makes bodies of booking requests. */
final class Booking {

    private Booking() {}

    /** {@return a request that waits for the fan's payment} @param seats the seats' numbers */
    static Map<String, Object> of(String... seats) {
        return Map.of("seats", seats);
    }

    /**
     * {@return a hands-free request}
     *
     * @param seats the seats' numbers
     */
    static Map<String, Object> paid(String... seats) {
        return Map.of("seats", seats, "payment", "WALLET");
    }

    /** {@return a hands-free request for the best seats} */
    static Map<String, Object> best(int quantity) {
        return Map.of("bestAvailable", Map.of("quantity", quantity), "payment", "WALLET");
    }

    /** {@return a hands-free request for the best seats of a section} */
    static Map<String, Object> best(String section, int quantity) {
        return Map.of("bestAvailable", Map.of("section", section, "quantity", quantity), "payment", "WALLET");
    }
}
