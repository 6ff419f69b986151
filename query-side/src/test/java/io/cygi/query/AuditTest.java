package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.held;
import static io.cygi.query.Samples.requested;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.Samples.seat;
import static io.cygi.query.TestPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class AuditTest {

    private static final String PATH = "/api/v1/admin/events";

    @Autowired
    private TestPlatform platform;

    private final ConcertId concert = concertId();
    private final ReservationId reservation = reservationId(concert);

    @BeforeEach
    void store() {
        platform.store(concert, scheduled(concert, "organizer-1", "Audited", NOON));
        platform.store(reservation, requested(reservation, "fan-1", NOON, "A-1-1"));
        platform.happen(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON));
    }

    @Test
    void showsEverythingOfAConcertNewestFirst() {
        JsonNode first = platform.json(PATH + "?limit=2&concertId=" + concert, ADMIN);
        assertThat(first.get("items").findValuesAsString("type")).containsExactly("SeatHeld", "ReservationRequested");
        JsonNode held = first.get("items").get(0);
        assertThat(held.get("aggregate").asString()).isEqualTo(concert + "/seat/A-1-1");
        assertThat(held.get("sequence").asLong()).isZero();
        assertThat(held.at("/payload/seat").asString()).isEqualTo("A-1-1");
        assertThat(held.at("/metadata/correlationId").asString()).isEqualTo("test-" + concert + "/seat/A-1-1");
        assertThat(Instant.parse(held.get("at").asString())).isBefore(Instant.now());
        JsonNode second = platform.json(
                PATH + "?limit=2&concertId=" + concert + "&cursor="
                        + first.get("nextCursor").asString(),
                ADMIN);
        assertThat(second.get("items").findValuesAsString("type")).containsExactly("ConcertScheduled");
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void filtersByAggregateTypeCorrelationAndTime() {
        String aggregate = "?aggregate=" + encoded(concert + "/seat/A-1-1");
        assertThat(types(aggregate)).isEqualTo(1);
        assertThat(types("?type=SeatHeld&concertId=" + concert)).isEqualTo(1);
        assertThat(types("?type=SeatSold&concertId=" + concert)).isZero();
        assertThat(types("?correlationId=" + encoded("test-" + concert))).isEqualTo(1);
        assertThat(types(aggregate + "&from=2000-01-01T00:00:00Z&to=2999-01-01T00:00:00Z"))
                .isEqualTo(1);
        assertThat(types(aggregate + "&to=2000-01-01T00:00:00Z")).isZero();
        assertThat(types(aggregate + "&from=2999-01-01T00:00:00Z")).isZero();
        assertThat(types("?limit=3")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?type=Nothing",
                "?concertId=1",
                "?from=now",
                "?from=2001-01-01T00:00:00Z&to=2000-01-01T00:00:00Z",
                "?cursor=x",
                "?limit=1000"
            })
    void refusesMalformedParameters(String query) {
        assertThat(platform.get(PATH + query, ADMIN).statusCode()).isEqualTo(400);
    }

    private int types(String query) {
        return platform.json(PATH + query, ADMIN).get("items").size();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
