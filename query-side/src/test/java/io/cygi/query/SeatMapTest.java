package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.held;
import static io.cygi.query.Samples.released;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.Samples.seat;
import static io.cygi.query.Samples.sold;
import static io.cygi.query.TestPlatform.ADMIN;
import static io.cygi.query.TestPlatform.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class SeatMapTest {

    @Autowired
    private TestPlatform platform;

    private final ConcertId concert = concertId();
    private final ReservationId reservation = reservationId(concert);
    private final String path = "/api/v1/concerts/" + concert + "/seats";

    @BeforeEach
    void schedule() {
        platform.happen(concert, scheduled(concert, "organizer-1", "Seated", NOON));
    }

    @Test
    void showsEverySeatAndCountsTakenOnes() {
        platform.store(seat(concert, "A-1-2"), held(reservation, "A-1-2", NOON), sold(reservation, "A-1-2", NOON));
        platform.store(seat(concert, "A-2-3"), held(reservation, "A-2-3", NOON), released(reservation, "A-2-3", NOON));
        platform.happen(seat(concert, "B-1-1"), held(reservation, "B-1-1", NOON));

        JsonNode map = platform.json(path, NOBODY);
        assertThat(map.get("concertId").asString()).isEqualTo(concert.value());
        assertThat(map.at("/sections/0/rows")).hasSize(2);
        assertThat(map.at("/sections/0/rows/0/row").asInt()).isEqualTo(1);
        assertThat(map.at("/sections/0/rows/0/seats")).hasSize(3);
        assertThat(map.at("/sections/0/rows/0/seats/0/status").asString()).isEqualTo("AVAILABLE");
        assertThat(map.at("/sections/0/rows/0/seats/1/seat").asString()).isEqualTo("A-1-2");
        assertThat(map.at("/sections/0/rows/0/seats/1/status").asString()).isEqualTo("SOLD");
        assertThat(map.at("/sections/0/rows/1/seats/2/status").asString()).isEqualTo("AVAILABLE");
        assertThat(map.at("/sections/1/rows/0/seats/0/status").asString()).isEqualTo("HELD");
        assertThat(map.at("/sections/1/price/amount").asLong()).isEqualTo(30_000);

        JsonNode body = platform.json("/api/v1/concerts/" + concert, NOBODY);
        assertThat(body.get("seatsAvailable").asInt()).isEqualTo(8);
        assertThat(body.at("/sections/0/seatsAvailable").asInt()).isEqualTo(5);
        assertThat(body.at("/sections/1/seatsAvailable").asInt()).isEqualTo(3);
    }

    @Test
    void answersNotModifiedUntilASeatChanges() {
        HttpResponse<String> first = platform.get(path, NOBODY);
        String eTag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(eTag).isEqualTo("\"" + platform.read(first).get("version").asLong() + "\"");
        for (String condition : new String[] {eTag, "W/" + eTag, "\"other\", W/" + eTag}) {
            HttpResponse<String> again = platform.get(path, NOBODY, "If-None-Match", condition);
            assertThat(again.statusCode()).as(condition).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
        assertThat(platform.get(path, NOBODY, "If-None-Match", "\"other\"").body())
                .isEqualTo(first.body());

        platform.happen(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON));
        HttpResponse<String> changed = platform.get(path, NOBODY, "If-None-Match", eTag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(eTag);
        assertThat(changed.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
    }

    @Test
    void showsAdminsAnEarlierMap() {
        Instant later = NOON.plusSeconds(60);
        platform.happen(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON), sold(reservation, "A-1-1", later));

        assertThat(statusAt("?at=2030-05-01T12:00:00Z")).isEqualTo("HELD");
        assertThat(statusAt("?at=2030-05-01T12:01:00Z")).isEqualTo("SOLD");
        assertThat(platform.get(
                                "/api/v1/admin" + path.substring("/api/v1".length()) + "?at=2029-01-01T00:00:00Z",
                                ADMIN)
                        .statusCode())
                .isEqualTo(404);
    }

    private String statusAt(String at) {
        return platform.json("/api/v1/admin/concerts/" + concert + "/seats" + at, ADMIN)
                .at("/sections/0/rows/0/seats/0/status")
                .asString();
    }
}
