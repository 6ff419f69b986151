package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fan who asks for thousands of lasting things keeps nobody else waiting. */
@ExtendWith(SharedPlatform.class)
@DisabledIfSystemProperty(
        named = "cygi.e2e.kills",
        matches = "true",
        disabledReason = "a killed process ends the requests that it lets wait")
class GreedyFanIT {

    private static final int REQUESTS = 4_600;
    private static final int WAITS_OF_ONE = 64;

    /** Bound on an answer without waiting. It is much less than the wait that is asked for. */
    private static final Duration AT_ONCE_MAX = Duration.ofSeconds(15);

    private final Api api;

    GreedyFanIT(Api api) {
        this.api = api;
    }

    @Test
    void leavesOthersServedWhileThousandsOfItsRequestsWait() throws IOException {
        Account greedy = Fans.one(api);
        Account admin = api.account("admin");
        Concert concert = Concert.onSale(api, 10_000, 1, 4);
        List<RawConnection> requests = new ArrayList<>();
        try {
            for (int i = 0; i < REQUESTS; i++) {
                requests.add(RawConnection.request(
                        api,
                        RawConnection.HERE,
                        "GET",
                        "/api/v1/reservations/" + concert.id() + "." + youngId(),
                        "Authorization: Bearer " + greedy.token(),
                        "Prefer: wait=30"));
            }

            api.get("/api/v1/concerts").expect(200);
            Account other = Fans.one(api);
            assertThat(other.book(concert, Booking.paid("A-1-1"), "Prefer", "wait=20")
                            .expect(202)
                            .text("status"))
                    .isEqualTo("CONFIRMED");
            assertThat(LimitUse.of(admin, "waits")).as("waits of one fan").isBetween(1, WAITS_OF_ONE);
            assertThat(answeredAtOnce(requests)).containsOnlyKeys(404, 429);
        } finally {
            for (RawConnection request : requests) {
                request.close();
            }
        }
        LimitUse.awaitNone(admin, "waits");
    }

    /** {@return the number of answers by status, of requests that did not wait} */
    private static Map<Integer, Integer> answeredAtOnce(List<RawConnection> requests) {
        Await.until(
                "all others to be answered",
                AT_ONCE_MAX,
                () -> requests.stream().filter(RawConnection::answered).count()
                        >= REQUESTS - WAITS_OF_ONE * SharedPlatform.processes());
        Map<Integer, Integer> statuses = new TreeMap<>();
        requests.stream()
                .filter(RawConnection::answered)
                .forEach(request -> statuses.merge(request.status(), 1, Integer::sum));
        return statuses;
    }

    /** {@return an identifier as the platform would have made it a moment ago} */
    static String youngId() {
        long millis = System.currentTimeMillis();
        UUID random = UUID.randomUUID();
        return new UUID(
                        millis << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff,
                        random.getLeastSignificantBits())
                .toString();
    }
}
