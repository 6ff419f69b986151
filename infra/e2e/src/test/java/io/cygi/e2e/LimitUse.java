package io.cygi.e2e;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Reads the use of the platform's limits, as an admin sees it. */
final class LimitUse {

    /** Longest time for which a client that is gone may keep its place: two heartbeats, and time for a busy machine. */
    private static final Duration GIVEN_BACK_MAX = Duration.ofSeconds(20);

    private LimitUse() {}

    /** {@return the present use of a limit} @param name the name of the limit */
    static int of(Account admin, String name) {
        for (JsonNode limit : admin.get("/api/v1/admin/limits")
                .expect(200)
                .json()
                .path("items")
                .values()) {
            if (limit.path("name").asString().equals(name)) {
                return limit.path("used").asInt();
            }
        }
        throw new AssertionError("there is no limit " + name);
    }

    /** Waits until limits are not used. @param names the names of the limits */
    static void awaitNone(Account admin, String... names) {
        for (String name : names) {
            Await.value(
                    "all of " + name + " to be given back", GIVEN_BACK_MAX, () -> of(admin, name), used -> used == 0);
        }
    }
}
