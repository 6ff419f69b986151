package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.held;
import static io.cygi.query.Samples.released;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.Samples.seat;
import static io.cygi.query.Samples.sold;
import static io.cygi.query.TestPlatform.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@QuerySideTest
class SeatStreamTest {

    @Autowired
    private TestPlatform platform;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final ConcertId concert = concertId();
    private final ReservationId reservation = reservationId(concert);
    private final String path = "/api/v1/concerts/" + concert + "/seats/stream";

    @BeforeEach
    void schedule() {
        platform.happen(concert, scheduled(concert, "organizer-1", "Streamed", NOON));
    }

    @Test
    void sendsEveryChangeFromNowOn() throws Exception {
        platform.happen(seat(concert, "B-1-1"), held(reservation, "B-1-1", NOON));
        try (Stream stream = open()) {
            platform.store(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON), sold(reservation, "A-1-1", NOON));
            stream.awaitData(
                    "{\"seat\":\"A-1-1\",\"status\":\"HELD\",\"version\":3}",
                    "{\"seat\":\"A-1-1\",\"status\":\"SOLD\",\"version\":4}");
            assertThat(stream.lines).contains("event:seat", "id:3", "id:4");
            await().untilAsserted(() -> assertThat(stream.lines).contains(":alive"));
        }
    }

    @Test
    void resumesAfterTheLastEventSeen() throws Exception {
        platform.happen(
                seat(concert, "A-1-1"),
                held(reservation, "A-1-1", NOON),
                released(reservation, "A-1-1", NOON),
                held(reservation, "A-1-1", NOON));
        try (Stream stream = open("Last-Event-ID", "2")) {
            stream.awaitData(
                    "{\"seat\":\"A-1-1\",\"status\":\"AVAILABLE\",\"version\":3}",
                    "{\"seat\":\"A-1-1\",\"status\":\"HELD\",\"version\":4}");
            platform.store(seat(concert, "A-1-2"), held(reservation, "A-1-2", NOON));
            stream.awaitData(
                    "{\"seat\":\"A-1-1\",\"status\":\"AVAILABLE\",\"version\":3}",
                    "{\"seat\":\"A-1-1\",\"status\":\"HELD\",\"version\":4}",
                    "{\"seat\":\"A-1-2\",\"status\":\"HELD\",\"version\":5}");
        }
    }

    @Test
    void sendsPresentStatesToAClientThatWasAwayTooLong() throws Exception {
        platform.happen(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON), sold(reservation, "A-1-1", NOON));
        platform.happen(seat(concert, "A-1-2"), held(reservation, "A-1-2", NOON));
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> assertThat(
                        jdbc.update("DELETE FROM query_seat_change WHERE concert_id = ?", concert.value()))
                .isEqualTo(3));
        try (Stream stream = open("Last-Event-ID", "2")) {
            stream.awaitData(
                    "{\"seat\":\"A-1-1\",\"status\":\"SOLD\",\"version\":3}",
                    "{\"seat\":\"A-1-2\",\"status\":\"HELD\",\"version\":4}");
        }
    }

    @Test
    void deletesOldChanges() {
        platform.happen(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON), sold(reservation, "A-1-1", NOON));
        new TransactionTemplate(transactions)
                .executeWithoutResult(transaction -> jdbc.update(
                        "UPDATE query_seat_change SET logged_at = '2020-01-01' WHERE concert_id = ? AND version = 2",
                        concert.value()));
        await().untilAsserted(() -> assertThat(jdbc.queryForList(
                        "SELECT version FROM query_seat_change WHERE concert_id = ?", Long.class, concert.value()))
                .containsExactly(3L));
    }

    @Test
    void refusesClientsAboveItsBoundUntilThereIsRoom() throws Exception {
        try (Stream one = openOnceThereIsRoom();
                Stream two = openOnceThereIsRoom()) {
            Stream three = openOnceThereIsRoom();
            HttpResponse<String> refused = platform.get(path, NOBODY);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(platform.read(refused).get("code").asString()).isEqualTo("UNAVAILABLE");
            three.close();
            openOnceThereIsRoom().close();
            assertThat(one.lines).doesNotContain("event:seat");
            assertThat(two.lines).doesNotContain("event:seat");
        }
    }

    /**
     * Follows from the version of the map in the address, because a browser cannot send the header with its first
     * request.
     */
    @Test
    void followsTheMapThatWasLoadedWithoutAGap() throws Exception {
        platform.happen(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON));
        long loaded = platform.json("/api/v1/concerts/" + concert + "/seats", NOBODY)
                .get("version")
                .asLong();
        // A page must not miss changes between the map and the stream.
        platform.happen(seat(concert, "A-1-2"), held(reservation, "A-1-2", NOON));
        try (Stream stream = openAfter(Long.toString(loaded))) {
            platform.store(seat(concert, "A-1-3"), held(reservation, "A-1-3", NOON));
            stream.awaitData(
                    "{\"seat\":\"A-1-2\",\"status\":\"HELD\",\"version\":3}",
                    "{\"seat\":\"A-1-3\",\"status\":\"HELD\",\"version\":4}");
        }
    }

    @Test
    void prefersTheLastEventToAnOlderVersionInTheAddress() throws Exception {
        platform.happen(
                seat(concert, "A-1-1"),
                held(reservation, "A-1-1", NOON),
                released(reservation, "A-1-1", NOON),
                held(reservation, "A-1-1", NOON));
        try (Stream stream = openAfter("1", "Last-Event-ID", "3")) {
            stream.awaitData("{\"seat\":\"A-1-1\",\"status\":\"HELD\",\"version\":4}");
        }
    }

    @Test
    void tellsAClientWithAnUnknownVersionToLoadTheMapAgain() throws Exception {
        platform.happen(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON));
        try (Stream stream = openAfter("900")) {
            platform.store(seat(concert, "A-1-2"), held(reservation, "A-1-2", NOON));
            stream.awaitData("{\"version\":2}", "{\"seat\":\"A-1-2\",\"status\":\"HELD\",\"version\":3}");
            assertThat(stream.lines).containsSubsequence("id:2", "id:3");
            assertThat(stream.lines).containsSubsequence("event:reset", "event:seat");
        }
    }

    @Test
    void refusesAMalformedId() {
        for (String id : List.of("abc", "-1", "9999999999999999999999")) {
            assertThat(platform.get(path, NOBODY, "Last-Event-ID", id).statusCode())
                    .isEqualTo(400);
            assertThat(platform.get(path + "?after=" + id, NOBODY).statusCode()).isEqualTo(400);
        }
        assertThat(platform.get("/api/v1/concerts/none/seats/stream", NOBODY).statusCode())
                .isEqualTo(404);
    }

    /**
     * Opens a stream once there is room. The place of a client that is gone is free again after a heartbeat has failed.
     */
    private Stream openOnceThereIsRoom() {
        return await().ignoreExceptionsInstanceOf(IllegalStateException.class).until(() -> open(), Objects::nonNull);
    }

    private Stream open(String... headers) throws IOException, InterruptedException {
        return open(path, headers);
    }

    private Stream openAfter(String version, String... headers) {
        return await().ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> open(path + "?after=" + version, headers), Objects::nonNull);
    }

    private Stream open(String address, String[] headers) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = platform.http()
                .send(
                        platform.request(address, NOBODY, headers).GET().build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IllegalStateException("answered " + response.statusCode());
        }
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return new Stream(response.body());
    }

    private static final class Stream implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final InputStream body;

        Stream(InputStream body) {
            this.body = body;
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException e) {
                lines.add("closed");
            }
        }

        void awaitData(String... data) {
            await().untilAsserted(() -> assertThat(lines.stream()
                            .filter(line -> line.startsWith("data:"))
                            .map(line -> line.substring("data:".length())))
                    .containsExactly(data));
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
