package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.held;
import static io.cygi.query.Samples.released;
import static io.cygi.query.Samples.requested;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.Samples.seat;
import static io.cygi.query.Samples.sold;
import static io.cygi.query.TestPlatform.ADMIN;
import static io.cygi.query.TestPlatform.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class ConcurrentReadTest {

    private static final int CHANGES = 150;
    private static final int READERS = 4;
    private static final int WAITERS = 60;

    @Autowired
    private TestPlatform platform;

    private final ConcertId concert = concertId();
    private final String path = "/api/v1/concerts/" + concert + "/seats";

    @BeforeEach
    void schedule() {
        platform.happen(concert, scheduled(concert, "organizer-80", "Crowded", NOON));
    }

    @Test
    void neverShowsAnOlderSeatMapThanBefore() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> readers = IntStream.range(0, READERS)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> readUntil(done), threads))
                    .toList();
            ReservationId reservation = reservationId(concert);
            for (int i = 0; i < CHANGES; i++) {
                platform.store(
                        seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON), released(reservation, "A-1-1", NOON));
            }
            platform.happen(seat(concert, "A-2-3"), held(reservation, "A-2-3", NOON), sold(reservation, "A-2-3", NOON));
            done.set(true);
            CompletableFuture.allOf(readers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        }
        JsonNode map = platform.json(path, NOBODY);
        assertThat(map.get("version").asLong()).isEqualTo(1 + 2 * CHANGES + 2);
        assertThat(map.at("/sections/0/rows/0/seats/0/status").asString()).isEqualTo("AVAILABLE");
        assertThat(map.at("/sections/0/rows/1/seats/2/status").asString()).isEqualTo("SOLD");
    }

    private void readUntil(AtomicBoolean done) {
        long seen = 0;
        String eTag = "\"none\"";
        while (!done.get()) {
            HttpResponse<String> response = platform.get(path, NOBODY, "If-None-Match", eTag);
            String now = response.headers().firstValue("ETag").orElseThrow();
            if (response.statusCode() == 304) {
                assertThat(now).isEqualTo(eTag);
            } else {
                long version = platform.read(response).get("version").asLong();
                assertThat(now).isEqualTo("\"" + version + "\"");
                assertThat(version).isGreaterThan(seen);
                seen = version;
                eTag = now;
            }
        }
    }

    @Test
    void writesTheMapAsTheAuditDoes() {
        platform.get(path, NOBODY);
        platform.happen(concert, new ConcertChanged(concert, Samples.details("Crowded", NOON), NOON));
        ReservationId reservation = reservationId(concert);
        platform.get(path, NOBODY);
        platform.store(seat(concert, "A-1-3"), held(reservation, "A-1-3", NOON), sold(reservation, "A-1-3", NOON));
        platform.happen(seat(concert, "B-1-4"), held(reservation, "B-1-4", NOON));
        String audited = platform.get("/api/v1/admin/concerts/" + concert + "/seats?at=2031-01-01T00:00:00Z", ADMIN)
                .body();
        String shown = platform.get(path, NOBODY).body();
        assertThat(shown.replaceFirst("\"version\":\\d+", "")).isEqualTo(audited.replaceFirst("\"version\":\\d+", ""));
        assertThat(shown).contains("\"version\":5");
    }

    @Test
    void wakesEveryWaiterAtOnce() throws Exception {
        List<ReservationId> ids = IntStream.range(0, WAITERS)
                .mapToObj(i -> reservationId(concert))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Long>> waits = ids.stream()
                    .map(id -> CompletableFuture.supplyAsync(() -> awaited(id), threads))
                    .toList();
            for (ReservationId id : ids) {
                platform.store(id, requested(id, "fan-800", NOON, "A-1-1"));
                platform.store(id, new ReservationHeld(id, NOON, false, NOON));
            }
            long stored = System.nanoTime();
            for (CompletableFuture<Long> wait : waits) {
                assertThat(wait.get(20, TimeUnit.SECONDS) - stored).isLessThan(TimeUnit.SECONDS.toNanos(3));
            }
        }
    }

    private long awaited(ReservationId id) {
        JsonNode body = platform.json("/api/v1/reservations/" + id.handle(), "fan-800:FAN", "Prefer", "wait=15");
        assertThat(body.get("status").asString()).isEqualTo("HELD");
        return System.nanoTime();
    }
}
