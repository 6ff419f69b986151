package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A ticket that waits is looked at without most of what other requests go through, and nobody can tell. */
@ExtendWith(SharedPlatform.class)
class TicketLookIT {

    /** Of the moment. */
    private static final Set<String> DIFFERENT = Set.of("date", "keep-alive", "connection");

    private final Api api;

    TicketLookIT(Api api) {
        this.api = api;
    }

    @Test
    void saysWhatTheLongWaySays() {
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        room.join(Fans.one(api));
        Account fan = Fans.one(api);
        String path = WaitingRoom.path(room.join(fan));

        Response quick = fan.get(path).expect(200);
        // What has a query is none of the quick ones.
        Response thorough = fan.get(path + "?thorough").expect(200);

        assertThat(quick.body()).isEqualTo(thorough.body());
        assertThat(headers(quick)).isEqualTo(headers(thorough));
        assertThat(quick.json().path("ahead").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer nonsense", "Basic ZmFuOmZhbg=="})
    void isForWhoIsKnownOnly(String authorization) {
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        String path = WaitingRoom.path(room.join(Fans.one(api)));

        api.send("GET", path, null, "Authorization", authorization).expectProblem(401, "UNAUTHENTICATED");
        api.send("GET", path, null).expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void isForItsOwnFanOnly() {
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        JsonNode ticket = room.join(Fans.one(api));
        String path = WaitingRoom.path(ticket);

        Fans.one(api).get(path).expectProblem(404, "NOT_FOUND");
        Fans.organizer(api).get(path).expectProblem(403, "FORBIDDEN");
    }

    private static Map<String, List<String>> headers(Response answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(DIFFERENT);
        return headers;
    }
}
