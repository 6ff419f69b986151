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

import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.PosterChanged;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Public pages have validators that cover their content, and show each change. */
@QuerySideTest
class PublicPageTest {

    /** Start of a concert soon after the sale opens, before everything that other tests publish. */
    private static final Instant EARLY = NOON.minusSeconds(80_000);

    private static final AtomicInteger TESTS = new AtomicInteger();

    private static final String LISTING = "/api/v1/concerts?limit=100";
    private static final int CHANGES = 60;
    private static final int READERS = 4;

    @Autowired
    private TestPlatform platform;

    /**
     * Start before everything that was published until now, so that the concert is on the first page of the listing.
     */
    private final Instant first = EARLY.minusSeconds(TESTS.incrementAndGet());

    private final ConcertId concert = concertId();
    private final ReservationId reservation = reservationId(concert);
    private final String detail = "/api/v1/concerts/" + concert;
    private final String map = detail + "/seats";

    @BeforeEach
    void schedule() {
        platform.happen(concert, scheduled(concert, "organizer-90", "Prepared", first));
    }

    @Test
    void haveATagThatChangesWithEveryField() {
        for (String path : List.of(detail, LISTING)) {
            ConcertId shown = path.equals(detail) ? concert : concertId();
            if (!shown.equals(concert)) {
                platform.happen(shown, scheduled(shown, "organizer-90", "Listed", first));
            }
            Set<String> tags = new HashSet<>();
            Set<String> bodies = new HashSet<>();
            HttpResponse<String> before = platform.get(path, NOBODY);
            for (Runnable change : changes(shown)) {
                change.run();
                HttpResponse<String> after = platform.get(path, NOBODY, "If-None-Match", tag(before));
                assertThat(after.statusCode()).as(path).isEqualTo(200);
                assertThat(bodies.add(after.body())).as("a body of its own").isTrue();
                assertThat(tags.add(tag(after))).as("a tag of its own").isTrue();
                before = after;
            }
        }
    }

    private List<Runnable> changes(ConcertId shown) {
        ReservationId taken = reservationId(shown);
        return List.of(
                () -> platform.happen(shown, new PosterChanged(shown, "/posters/90", NOON)),
                () -> platform.happen(shown, new ConcertChanged(shown, Samples.details("Changed", first), NOON)),
                () -> platform.happen(shown, new SalesOpened(shown, NOON)),
                () -> platform.happen(seat(shown, "A-1-1"), held(taken, "A-1-1", NOON), sold(taken, "A-1-1", NOON)),
                () -> platform.happen(seat(shown, "B-1-1"), held(taken, "B-1-1", NOON)),
                () -> platform.happen(shown, new SalesClosed(shown, NOON)),
                () -> platform.happen(seat(shown, "B-1-1"), released(taken, "B-1-1", NOON)),
                () -> platform.happen(shown, new ConcertCancelled(shown, "rain", NOON)));
    }

    @Test
    void keepTheirTagIfNoShownFieldChanges() {
        platform.happen(seat(concert, "A-2-1"), held(reservation, "A-2-1", NOON));
        HttpResponse<String> before = platform.get(detail, NOBODY);
        platform.happen(seat(concert, "A-2-1"), sold(reservation, "A-2-1", NOON));
        assertThat(platform.get(detail, NOBODY, "If-None-Match", tag(before)).statusCode())
                .isEqualTo(304);
        assertThat(platform.get(map, NOBODY).body()).contains("\"seat\":\"A-2-1\",\"status\":\"SOLD\"");
    }

    @Test
    void areNotSentAgainIfTheCallerHasThem() {
        for (String path : List.of(detail, LISTING, map, map + "?format=compact", "/api/v1/concerts?query=Prepared")) {
            HttpResponse<String> first = platform.get(path, NOBODY);
            String tag = tag(first);
            for (String condition :
                    List.of(tag, "W/" + tag, "\"other\", " + tag, "\"other\",W/" + tag + ", \"x\"", "*")) {
                HttpResponse<String> again = platform.get(path, NOBODY, "If-None-Match", condition);
                assertThat(again.statusCode()).as(path + " " + condition).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(tag(again)).isEqualTo(tag);
                assertThat(header(again, "Vary")).isEqualTo("Accept-Encoding");
                assertThat(header(again, "Cache-Control")).isEqualTo("public, max-age=1");
            }
            for (String condition : List.of("\"other\"", tag.substring(1, tag.length() - 1), "\"*\"", "")) {
                HttpResponse<String> again = platform.get(path, NOBODY, "If-None-Match", condition);
                assertThat(again.statusCode()).as(path + " " + condition).isEqualTo(200);
                assertThat(again.body()).isEqualTo(first.body());
            }
        }
    }

    @Test
    void areTheSameCompressed() throws Exception {
        for (String path : List.of(detail, LISTING, map, map + "?format=compact", "/api/v1/concerts?query=Prepared")) {
            HttpResponse<String> plain = platform.get(path, NOBODY);
            HttpResponse<byte[]> gzip = compressed(path);
            assertThat(header(gzip, "Content-Encoding")).as(path).isEqualTo("gzip");
            assertThat(header(gzip, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(unzipped(gzip.body())).isEqualTo(plain.body());
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(tag(gzip)).isNotEqualTo(tag(plain));
            for (String known : List.of(tag(gzip), tag(plain))) {
                HttpResponse<byte[]> again = compressed(path, "If-None-Match", known);
                assertThat(again.statusCode()).isEqualTo(304);
                assertThat(tag(again)).isEqualTo(known);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=tiny", "?format=Compact", "?format=full,compact"})
    void areRefusedInUnknownFormats(String query) {
        HttpResponse<String> response = platform.get(map + query, NOBODY);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(platform.read(response).at("/errors/0/field").asString()).isEqualTo("format");
        assertThat(platform.get(map + "?format=", NOBODY).body())
                .isEqualTo(platform.get(map, NOBODY).body());
    }

    @Test
    void showEveryChangeAsSoonAsItIsCommitted() {
        for (int i = 0; i < CHANGES; i++) {
            boolean taken = i % 2 == 0;
            platform.happen(
                    seat(concert, "A-1-1"),
                    taken ? held(reservation, "A-1-1", NOON) : released(reservation, "A-1-1", NOON));
            int available = taken ? 9 : 10;
            assertThat(platform.json(detail, NOBODY).get("seatsAvailable").asInt())
                    .isEqualTo(available);
            assertThat(listedSeats()).isEqualTo(available);
            platform.happen(concert, new ConcertChanged(concert, Samples.details("Title " + i, first), NOON));
            assertThat(platform.json(detail, NOBODY).get("title").asString()).isEqualTo("Title " + i);
            assertThat(platform.get(LISTING, NOBODY).body()).contains("\"Title " + i + "\"");
        }
    }

    private int listedSeats() {
        for (JsonNode item : platform.json(LISTING, NOBODY).get("items")) {
            if (item.get("concertId").asString().equals(concert.value())) {
                return item.get("seatsAvailable").asInt();
            }
        }
        throw new AssertionError("the concert is not listed");
    }

    @Test
    void neverGoBackToAnOlderState() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> readers = IntStream.range(0, READERS)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> readUntil(done), threads))
                    .toList();
            for (int i = 0; i < CHANGES; i++) {
                platform.store(concert, new ConcertChanged(concert, Samples.details("Take " + i, first), NOON));
            }
            platform.catchUp();
            done.set(true);
            CompletableFuture.allOf(readers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        }
        assertThat(platform.json(detail, NOBODY).get("title").asString()).isEqualTo("Take " + (CHANGES - 1));
    }

    private void readUntil(AtomicBoolean done) {
        long seen = 0;
        while (!done.get()) {
            HttpResponse<String> response = platform.get(detail, NOBODY);
            long version = Long.parseLong(tag(response).substring(1).replaceFirst("\\..*", ""));
            assertThat(version).isGreaterThanOrEqualTo(seen);
            assertThat(platform.read(response).get("title").asString())
                    .isEqualTo(version == 0 ? "Prepared" : "Take " + (version - 1));
            seen = version;
        }
    }

    private static String tag(HttpResponse<?> response) {
        return header(response, "ETag");
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private HttpResponse<byte[]> compressed(String path, String... headers) {
        return platform.send(
                "GET",
                path,
                BodyHandlers.ofByteArray(),
                Stream.concat(Stream.of("Accept-Encoding", "br, gzip"), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private static String unzipped(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
