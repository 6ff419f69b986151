package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Joins, and looks at waiting tickets, skip most of the work of other requests, and no caller can tell. */
@ExtendWith(SharedPlatform.class)
class TicketFilterIT {

    /** Headers that depend on the moment. */
    private final Platform platform;

    private final Api api;

    TicketFilterIT(Platform platform, Api api) {
        this.platform = platform;
        this.api = api;
    }

    @Test
    void answersALookAsTheFilterChainDoes() {
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        room.join(Fans.one(api));
        Account fan = Fans.one(api);
        String path = WaitingRoom.path(room.join(fan));

        Response quick = fan.get(path).expect(200);
        // The filter does not answer a request with a query.
        Response thorough = fan.get(path + "?thorough").expect(200);

        assertThat(quick.body()).isEqualTo(thorough.body());
        assertThat(quick.comparableHeaders()).isEqualTo(thorough.comparableHeaders());
        assertThat(quick.json().path("ahead").asInt()).isEqualTo(1);
    }

    @Test
    void answersAJoinAsTheFilterChainDoes() {
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        Account fan = Fans.one(api);
        String path = room.concert().path() + "/waiting-room/tickets";

        Response quick = fan.send("POST", path, null).expect(201);
        Response thorough = fan.send("POST", path + "?thorough", null).expect(201);

        assertThat(quick.body()).isEqualTo(thorough.body());
        assertThat(quick.comparableHeaders()).isEqualTo(thorough.comparableHeaders());
        assertThat(quick.header("Location")).isEqualTo(WaitingRoom.path(quick.json()));
    }

    @Test
    void refusesJoinsAsTheFilterChainDoes() {
        Account fan = Fans.one(api);
        String none = Concert.onSale(api, 10_000, 1, 1).path() + "/waiting-room/tickets";
        WaitingRoom room = WaitingRoom.open(api, Map.of("admissionsPerSecond", 10, "challengeBits", 8));
        String guarded = room.concert().path() + "/waiting-room/tickets";

        assertSame(
                fan.send("POST", none, null).expectProblem(404, "NOT_FOUND"),
                fan.send("POST", none + "?thorough", null).expectProblem(404, "NOT_FOUND"));
        assertSame(
                fan.send("POST", guarded, null).expectProblem(400, "VALIDATION_FAILED"),
                fan.send("POST", guarded + "?thorough", null).expectProblem(400, "VALIDATION_FAILED"));
        api.send("POST", guarded, null).expectProblem(401, "UNAUTHENTICATED");
        Fans.organizer(api).send("POST", guarded, null).expectProblem(403, "FORBIDDEN");
    }

    private static void assertSame(Response quick, Response thorough) {
        assertThat(quick.comparableHeaders()).isEqualTo(thorough.comparableHeaders());
        assertThat(quick.json().path("detail")).isEqualTo(thorough.json().path("detail"));
        assertThat(quick.json().path("errors")).isEqualTo(thorough.json().path("errors"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer nonsense", "Basic ZmFuOmZhbg=="})
    void refusesUnknownCallers(String authorization) {
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        String path = WaitingRoom.path(room.join(Fans.one(api)));

        expectUnknown(path, room.concert().path() + "/waiting-room/tickets", authorization);
        api.send("GET", path, null).expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void refusesEveryTokenThatTheEdgeRefuses() {
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        Account fan = Fans.one(api);
        String join = room.concert().path() + "/waiting-room/tickets";
        String path = WaitingRoom.path(room.join(fan));
        String token = fan.token();
        int signature = token.lastIndexOf('.') + 5;
        String marked = token.substring(0, signature) + "!" + token.substring(signature);

        for (String authorization : List.of("Bearer  " + token, "Bearer " + marked)) {
            expectUnknown(path, join, authorization);
        }
    }

    private void expectUnknown(String path, String join, String authorization) {
        api.send("GET", path, null, "Authorization", authorization).expectProblem(401, "UNAUTHENTICATED");
        api.send("POST", join, null, "Authorization", authorization).expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void refusesAForgedTokenOfAFanWithARememberedOne() {
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        Account fan = Fans.one(api);
        String join = room.concert().path() + "/waiting-room/tickets";
        String path = WaitingRoom.path(room.join(fan));
        fan.get(path).expect(200);
        Forgery forgery = new Forgery(platform, fan);
        Map<String, String> forged = new TreeMap<>(forgery.all());
        forged.putAll(forgery.wrongClaims());

        forged.forEach((wrong, token) -> assertThatCode(() -> expectUnknown(path, join, "Bearer " + token))
                .as(wrong)
                .doesNotThrowAnyException());
        fan.get(path).expect(200);
    }

    @Test
    void showsATicketToItsFanOnly() {
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        JsonNode ticket = room.join(Fans.one(api));
        String path = WaitingRoom.path(ticket);

        Fans.one(api).get(path).expectProblem(404, "NOT_FOUND");
        Fans.organizer(api).get(path).expectProblem(403, "FORBIDDEN");
    }
}
