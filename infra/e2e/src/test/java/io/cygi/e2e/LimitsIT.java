package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** One address that uses as many lasting things as it can leaves the platform to the others; with small bounds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OwnPlatform
class LimitsIT {

    /** Number of connections from one address: more than there may be in all. */
    private static final int CONNECTIONS = 800;

    private final Platform platform = Platform.inNewFolder(
            "limits",
            "--server.tomcat.max-connections=600",
            "--cygi.web.limits.connections-per-address=400",
            "--cygi.web.limits.requests-per-address=200",
            "--cygi.web.limits.waits-max=60",
            "--cygi.web.limits.waits-per-address=40",
            "--cygi.web.limits.streams-per-address=40",
            "--cygi.query.stream-subscribers-max=60",
            "--cygi.waiting-room.streams-max=60");

    private final List<RawConnection> open = new ArrayList<>();
    private Stage stage;

    /** The targets of the requests. */
    private record Stage(Concert concert, Account fan, Account organizer, Account admin, String ticket) {}

    @BeforeAll
    void start() {
        platform.start();
        Api api = platform.api();
        Account fan = Fans.one(api);
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        String ticket = WaitingRoom.path(room.join(fan));
        Account organizer = Fans.organizer(api);
        Concert concert = Concert.published(
                organizer, Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", 1_000, 100, 100))));
        concert.awaitStatus("ON_SALE");
        stage = new Stage(concert, fan, organizer, api.account("admin"), ticket);
    }

    @AfterAll
    void close() {
        platform.close();
    }

    /** Actions that an address repeats a thousand times. */
    enum Abuse {
        IDLE(stage -> ""),
        HALF_OF_A_HEAD(stage -> "GET /api/v1/concerts HTTP/1.1\r\nHost: loc"),
        HALF_OF_A_BOOKING(stage ->
                RawConnection.head("POST", stage.concert.path() + "/reservations", json(), length(1_000), by(stage.fan))
                        + "{"),
        HALF_OF_A_POSTER(stage -> RawConnection.head(
                        "PUT",
                        stage.concert.organizerPath() + "/poster",
                        "Content-Type: image/png",
                        length(900_000),
                        by(stage.organizer))
                + "PNG"),
        MAPS_THAT_NOBODY_READS(stage ->
                RawConnection.head("GET", stage.concert.path() + "/seats").repeat(20)),
        YOUNG_CONCERTS(stage -> RawConnection.head("GET", young(""))),
        YOUNG_SEAT_MAPS(stage -> RawConnection.head("GET", young("/seats"))),
        YOUNG_SEAT_STREAMS(stage -> RawConnection.head("GET", young("/seats/stream"))),
        YOUNG_RESERVATIONS(stage -> RawConnection.head("GET", reservation(stage), "Prefer: wait=30", by(stage.fan))),
        YOUNG_RESERVATIONS_OF_AN_ADMIN(
                stage -> RawConnection.head("GET", reservation(stage), "Prefer: wait=30", by(stage.admin))),
        SEAT_STREAMS(stage -> RawConnection.head("GET", stage.concert.path() + "/seats/stream")),
        TICKET_STREAMS(stage -> RawConnection.head("GET", stage.ticket + "/stream", by(stage.fan))),
        SEARCHES(stage -> RawConnection.head("GET", "/api/v1/concerts?query=nothing")),
        AUDITS(stage -> RawConnection.head("GET", "/api/v1/admin/events?correlationId=none", by(stage.admin))),
        MAPS_OF_THE_PAST(stage ->
                RawConnection.head("GET", "/api/v1/admin/concerts/" + stage.concert.id() + "/seats", by(stage.admin))),
        WHAT_IFS(stage -> whatIf(stage));

        private final Function<Stage, String> request;

        Abuse(Function<Stage, String> request) {
            this.request = request;
        }

        private static String young(String below) {
            return "/api/v1/concerts/" + GreedyFanIT.youngId() + below;
        }

        private static String reservation(Stage stage) {
            return Account.reservationPath(stage.concert.id() + "." + GreedyFanIT.youngId());
        }

        private static String whatIf(Stage stage) {
            Map<String, Integer> share = Map.of("basisPoints", 500);
            String body = Api.JSON.writeValueAsString(Map.of(
                    "from", "2020-01-01",
                    "to", "2020-12-31",
                    "terms", Map.of("fee", share, "tax", share, "lateRefund", share)));
            return RawConnection.head(
                            "POST", "/api/v1/admin/settlements/what-if", json(), length(body.length()), by(stage.admin))
                    + body;
        }

        private static String by(Account account) {
            return "Authorization: Bearer " + account.token();
        }

        private static String json() {
            return "Content-Type: application/json";
        }

        private static String length(int bytes) {
            return "Content-Length: " + bytes;
        }
    }

    @ParameterizedTest
    @EnumSource(Abuse.class)
    void leaveOthersServedWhileOneAddressTakesAllItMay(Abuse abuse) throws IOException {
        Api api = platform.api();
        Account other = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 1, 4);
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                RawConnection connection = RawConnection.open(api, RawConnection.ELSEWHERE);
                open.add(connection);
                connection.trySend(abuse.request.apply(stage));
            }

            api.get("/api/v1/concerts").expect(200);
            api.get(concert.path()).expect(200);
            assertThat(concert.seats()).containsEntry("A-1-1", "AVAILABLE");
            assertThat(other.book(concert, Booking.paid("A-1-1"), "Prefer", "wait=20")
                            .expect(202)
                            .text("status"))
                    .isEqualTo("CONFIRMED");
            assertThat(other.reservations()).hasSize(1);
            try (RawConnection stream =
                    RawConnection.request(api, RawConnection.HERE, "GET", concert.path() + "/seats/stream")) {
                assertThat(stream.status()).isEqualTo(200);
            }
        } finally {
            for (RawConnection connection : open) {
                connection.close();
            }
            open.clear();
        }
        LimitUse.awaitNone(stage.admin, "waits", "seat-streams", "ticket-streams", "searches", "audits", "documents");
    }

    @Test
    void showAnAdminTheirUseInAllAndByOneAddress() throws IOException {
        try (RawConnection stream = RawConnection.request(
                platform.api(), RawConnection.ELSEWHERE, "GET", stage.concert.path() + "/seats/stream")) {
            assertThat(stream.status()).isEqualTo(200);
            JsonNode limits =
                    stage.admin.get("/api/v1/admin/limits").expect(200).json().path("items");
            Map<String, JsonNode> byName = new TreeMap<>();
            limits.values().forEach(limit -> byName.put(limit.path("name").asString(), limit));

            assertThat(byName)
                    .containsOnlyKeys(
                            "connections",
                            "requests",
                            "waits",
                            "seat-streams",
                            "ticket-streams",
                            "searches",
                            "audits",
                            "documents");
            JsonNode streams = byName.get("seat-streams");
            assertThat(streams.path("used").asInt()).isEqualTo(1);
            assertThat(streams.path("max").asInt()).isEqualTo(60);
            assertThat(streams.path("perAddressMax").asInt()).isEqualTo(40);
            assertThat(streams.path("perAddressMost").asInt()).isEqualTo(1);
            assertThat(byName.get("connections").path("max").asInt()).isEqualTo(600);
        }
        stage.fan.get("/api/v1/admin/limits").expectProblem(403, "FORBIDDEN");
    }
}
