package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** No client uses up the places of live streams: neither by asking for headers only, nor by leaving in any way. */
@ExtendWith(SharedPlatform.class)
@DisabledIfSystemProperty(
        named = "cygi.e2e.kills",
        matches = "true",
        disabledReason = "it counts the streams that a process keeps")
class StreamPlacesIT {

    /** Number of requests: more than there are places for streams of one kind. */
    private static final int HEADS = 2_200;

    private static final int CLIENTS = 500;
    private static final String SEAT_STREAMS = "seat-streams";
    private static final String TICKET_STREAMS = "ticket-streams";

    private final Api api;
    private final Account admin;

    StreamPlacesIT(Api api) {
        this.api = api;
        this.admin = api.account("admin");
    }

    /** The live streams of the platform. */
    enum Kind {
        SEATS("/api/v1/concerts/{concertId}/seats/stream", SEAT_STREAMS),
        TICKET("/api/v1/waiting-room/tickets/{ticket}/stream", TICKET_STREAMS);

        private final String template;
        private final String places;

        Kind(String template, String places) {
            this.template = template;
            this.places = places;
        }
    }

    /** A stream to request. @param authorization the header line that carries the caller's token */
    private record Address(String path, String authorization) {}

    private Address address(Kind kind) {
        Account fan = Fans.one(api);
        String authorization = "Authorization: Bearer " + fan.token();
        if (kind == Kind.SEATS) {
            return new Address(Concert.onSale(api, 10_000, 1, 4).path() + "/seats/stream", authorization);
        }
        WaitingRoom room =
                WaitingRoom.open(api, Map.of("admissionsPerSecond", 10)).pause();
        return new Address(WaitingRoom.path(room.join(fan)) + "/stream", authorization);
    }

    @Test
    void thereAreNoOtherStreams() {
        Set<String> streams = new TreeSet<>();
        JsonNode paths = api.get("/v3/api-docs").expect(200).json().path("paths");
        paths.propertyStream().forEach(path -> {
            if (path.getValue().at("/get/responses/200/content").has("text/event-stream")) {
                streams.add(path.getKey());
            }
        });

        assertThat(streams).containsExactlyInAnyOrder(Kind.SEATS.template, Kind.TICKET.template);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aHeadRequestTakesNoPlace(Kind kind) throws IOException {
        Address address = address(kind);
        for (int i = 0; i < HEADS; i++) {
            try (RawConnection head =
                    RawConnection.request(api, RawConnection.HERE, "HEAD", address.path, address.authorization)) {
                assertThat(head.status()).isEqualTo(200);
            }
        }

        assertThat(LimitUse.of(admin, kind.places)).isZero();
        try (RawConnection get =
                RawConnection.request(api, RawConnection.HERE, "GET", address.path, address.authorization)) {
            assertThat(get.status()).isEqualTo(200);
        }
        LimitUse.awaitNone(admin, kind.places);
    }

    @Test
    void theAnswerToAHeadRequestEnds() {
        for (Kind kind : Kind.values()) {
            Address address = address(kind);
            Response head = api.send(
                            "HEAD",
                            address.path,
                            null,
                            "Authorization",
                            address.authorization.substring("Authorization: ".length()))
                    .expect(200);
            assertThat(head.header("Content-Type")).startsWith("text/event-stream");
        }
    }

    /** The ways in which a client may leave. */
    enum Leaving {
        BEFORE_THE_ANSWER {
            @Override
            void leave(RawConnection client) throws IOException {
                client.close();
            }
        },
        AFTER_THE_HEADERS {
            @Override
            void leave(RawConnection client) throws IOException {
                assertThat(client.status()).isEqualTo(200);
                client.close();
            }
        },
        WITH_A_RESET {
            @Override
            void leave(RawConnection client) throws IOException {
                assertThat(client.status()).isEqualTo(200);
                client.reset();
            }
        },
        WITH_HALF_OF_THE_CONNECTION {
            @Override
            void leave(RawConnection client) throws IOException {
                assertThat(client.status()).isEqualTo(200);
                client.closeHalf();
            }
        },
        WITH_A_REQUEST_ON_THE_WAY {
            @Override
            void leave(RawConnection client) throws IOException {
                assertThat(client.status()).isEqualTo(200);
                client.trySend(RawConnection.head("GET", "/api/v1/concerts"));
                client.close();
            }
        };

        abstract void leave(RawConnection client) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Leaving.class)
    void aClientThatDisconnectsReleasesItsPlace(Leaving leaving) throws IOException {
        String path = Concert.onSale(api, 10_000, 1, 4).path() + "/seats/stream";
        List<RawConnection> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            RawConnection client = RawConnection.request(api, RawConnection.HERE, "GET", path);
            clients.add(client);
            leaving.leave(client);
        }

        LimitUse.awaitNone(admin, SEAT_STREAMS);
        for (RawConnection client : clients) {
            client.close();
        }
    }

    @Test
    void aFanWhoDisconnectsFromATicketsStreamReleasesThePlace() throws IOException {
        for (Leaving leaving : Leaving.values()) {
            Address address = address(Kind.TICKET);
            try (RawConnection client =
                    RawConnection.request(api, RawConnection.HERE, "GET", address.path, address.authorization)) {
                leaving.leave(client);
                LimitUse.awaitNone(admin, TICKET_STREAMS);
            }
        }
    }
}
