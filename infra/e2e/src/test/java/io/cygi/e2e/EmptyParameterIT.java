package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query parameter without a visible character counts as absent, for every operation with query parameters. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyParameterIT {

    private final Api api;
    private final Account fan;
    private final Map<String, Account> callers;
    private final Map<String, String> values;

    EmptyParameterIT(Api api) {
        this.api = api;
        this.fan = Fans.one(api);
        Account admin = api.account("admin");
        this.callers = Map.of("organizer", api.account("organizer-1"), "admin", admin);
        Concert concert = Concert.onSale(api, 1_000, 1, 2);
        String reservation = fan.booked(concert, Booking.paid("A-1-1"));
        String processor = admin.get("/api/v1/admin/processors")
                .expect(200)
                .json()
                .at("/items/0/name")
                .asString();
        this.values = Map.of("concertId", concert.id(), "name", processor, "reservationId", reservation);
    }

    private List<Operation> filtered() {
        return Operation.all(api).stream()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> !operation.queryParameters().isEmpty())
                .toList();
    }

    private Response get(Operation operation, String query) {
        String topic = operation.template().replaceAll("^/api/v1/([a-z]+)/.*", "$1");
        // A stream does not end without a reset or a close; its headers do.
        String method = operation.template().endsWith("/stream") ? "HEAD" : "GET";
        return callers.getOrDefault(topic, fan).send(method, operation.path(values) + query, null);
    }

    @Test
    void coversTheListsAndTheAudit() {
        assertThat(filtered())
                .extracting(Operation::template)
                .contains(
                        "/api/v1/concerts",
                        "/api/v1/me/reservations",
                        "/api/v1/admin/events",
                        "/api/v1/admin/concerts/{concertId}/seats",
                        "/api/v1/admin/reservations",
                        "/api/v1/admin/settlements",
                        "/api/v1/organizer/concerts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%20", "+", "%09%C2%A0", "%E3%85%A4", "%E2%80%8B%EF%BB%BF"})
    void eachHasNoEffect(String empty) {
        for (Operation operation : filtered()) {
            for (String parameter : operation.queryParameters()) {
                assertSame(operation, "?" + parameter + "=" + empty);
            }
        }
    }

    @Test
    void allTogetherHaveNoEffect() {
        for (Operation operation : filtered()) {
            assertSame(
                    operation,
                    operation.queryParameters().stream()
                            .map(parameter -> parameter + "=")
                            .collect(Collectors.joining("&", "?", "")));
            assertSame(operation, "?" + String.join("&", operation.queryParameters()));
        }
    }

    /**
     * Expects the same answer with and without the query. Lists may change between two answers, so only a lasting
     * difference counts.
     */
    private void assertSame(Operation operation, String query) {
        Await.holds(operation + query, Await.SETTLED_MAX, () -> {
            Response without = get(operation, "");
            Response with = get(operation, query);
            assertThat(with.status()).as(with.toString()).isEqualTo(without.status());
            assertThat(with.body()).as(with.toString()).isEqualTo(without.body());
        });
    }

    @Test
    void leavesAnotherValueOfTheParameter() {
        assertThat(api.get("/api/v1/concerts?status=&status=CANCELLED")
                        .expect(200)
                        .body())
                .isEqualTo(
                        api.get("/api/v1/concerts?status=CANCELLED").expect(200).body());
        Refusals.assertRefused(api.get("/api/v1/concerts?limit=&limit=x"), "limit");
        Refusals.assertRefused(api.get("/api/v1/concerts/" + values.get("concertId") + "/poster?v="), "v");
    }
}
