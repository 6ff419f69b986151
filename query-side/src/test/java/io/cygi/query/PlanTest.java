package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.TestPlatform.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.SeatAttribute;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.SectionLayout;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.SeatNumber;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The venue's plan may be kept for ever under the address of its version, which never shows another plan. */
@QuerySideTest
class PlanTest {

    private static final String BRIEFLY = "public, max-age=1";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Autowired
    private TestPlatform platform;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final ConcertId concert = concertId();
    private final String detail = "/api/v1/concerts/" + concert;
    private final String plan = detail + "/plan";

    @BeforeEach
    void schedule() {
        platform.happen(concert, new ConcertScheduled(concert, new AccountId("organizer-1"), planned(10), NOON));
    }

    /**
     * {@return a concert with section A at a distance and with a wheelchair's place; section B is left to the server}
     */
    private static ConcertDetails planned(double distance) {
        ConcertDetails bare = Samples.details("Planned", NOON);
        Section a = bare.sections().get(0);
        return new ConcertDetails(
                bare.title(),
                bare.description(),
                bare.venue(),
                bare.startsAt(),
                bare.endsAt(),
                bare.salesOpenAt(),
                bare.salesCloseAt(),
                bare.purchaseLimit(),
                bare.holdSeconds(),
                2,
                bare.refundPolicy(),
                bare.waitingRoom(),
                List.of(
                        new Section(
                                a.name(),
                                a.price(),
                                a.rows(),
                                a.seatsPerRow(),
                                new SectionLayout(0, distance, 0, 0, 0.5, 1),
                                Map.of(SeatNumber.parse("A-1-1"), List.of(SeatAttribute.WHEELCHAIR))),
                        bare.sections().get(1)));
    }

    @Test
    void showsThePlacesOfSectionsAndSeats() {
        JsonNode body = platform.json(plan, NOBODY);

        assertThat(body.at("/sections/0/layout/y").asDouble()).isEqualTo(10);
        assertThat(body.at("/sections/0/placed").asString()).isEqualTo("ORGANIZER");
        assertThat(body.at("/sections/0/attributes/A-1-1/0").asString()).isEqualTo("WHEELCHAIR");
        assertThat(body.at("/sections/1/placed").asString()).isEqualTo("DEFAULT");
        assertThat(body.at("/sections/1/attributes").isEmpty()).isTrue();
        assertThat(body.at("/bounds/width").asDouble())
                .isGreaterThan(body.at("/stage/width").asDouble());
        JsonNode concertBody = platform.json(detail, NOBODY);
        assertThat(concertBody.get("planVersion")).isEqualTo(body.get("version"));
        assertThat(concertBody.get("holdExtensions").asInt()).isEqualTo(2);
        assertThat(concertBody.at("/sections/0").has("layout")).isFalse();
    }

    @Test
    void mayBeCachedForEverOnlyUnderTheAddressOfItsVersion() {
        String version = version();
        // Twice: the controller answers the first request, and the others get the prepared page.
        for (int time = 0; time < 2; time++) {
            assertThat(cacheControl(plan + "?v=" + version)).isEqualTo(FOR_EVER);
            assertThat(cacheControl(plan)).isEqualTo(BRIEFLY);
            assertThat(cacheControl(plan + "?v=another")).isEqualTo(BRIEFLY);
            assertThat(cacheControl(plan + "?v=" + version + "&w=1")).isIn(BRIEFLY, FOR_EVER);
        }
        HttpResponse<String> known = platform.get(plan + "?v=" + version, NOBODY, "If-None-Match", tag(plan));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.headers().firstValue("Cache-Control")).contains(FOR_EVER);
        HttpResponse<String> zipped = platform.get(plan + "?v=" + version, NOBODY, "Accept-Encoding", "gzip");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("Cache-Control")).contains(FOR_EVER);
    }

    @Test
    void hasAnotherVersionAfterAChange() {
        String before = version();
        platform.happen(concert, new ConcertChanged(concert, planned(11), NOON));

        String after = version();
        assertThat(after).isNotEqualTo(before);
        assertThat(platform.json(detail, NOBODY).get("planVersion").asString()).isEqualTo(after);
        assertThat(platform.json(plan + "?v=" + before, NOBODY).get("version").asString())
                .isEqualTo(after);
        assertThat(cacheControl(plan + "?v=" + before)).isEqualTo(BRIEFLY);
    }

    @Test
    void isReadAgainIfTheAddressNamesAnotherVersionThanThePreparedPage() {
        for (int change = 1; change <= 20; change++) {
            String before = version();
            String after = "version-" + change;
            // Another process stores the change, and this one is not notified.
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> jdbc.update(
                            "UPDATE query_concert SET plan = REPLACE(plan, plan_version, ?), plan_version = ?"
                                    + " WHERE concert_id = ?",
                            after,
                            after,
                            concert.value()));

            assertThat(platform.json(plan + "?v=" + after, NOBODY)
                            .get("version")
                            .asString())
                    .isEqualTo(after);
            assertThat(platform.json(plan + "?v=" + before, NOBODY)
                            .get("version")
                            .asString())
                    .isEqualTo(after);
        }
    }

    @Test
    void existsForConcertsThatWereStoredWithoutAPlan() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> jdbc.update(
                        "UPDATE query_concert SET plan = NULL, plan_version = NULL WHERE concert_id = ?",
                        concert.value()));

        await().untilAsserted(() -> {
            JsonNode body = platform.json(plan, NOBODY);
            assertThat(body.at("/sections/0/placed").asString()).isEqualTo("DEFAULT");
            assertThat(platform.json(detail, NOBODY).get("planVersion")).isEqualTo(body.get("version"));
        });
    }

    @Test
    void doesNotChangeTheSeatMap() {
        assertThat(jdbc.queryForObject(
                        "SELECT sections FROM query_seat_map WHERE concert_id = ?", String.class, concert.value()))
                .doesNotContain("WHEELCHAIR", "seatPitch");
        assertThat(platform.json(detail + "/seats", NOBODY).at("/sections/0/rows"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "00000000-0000-7000-8000-000000000000"})
    void answers404ForAnUnknownConcert(String id) {
        assertThat(platform.get("/api/v1/concerts/" + id + "/plan", NOBODY).statusCode())
                .isEqualTo(404);
    }

    private String version() {
        return platform.json(plan, NOBODY).get("version").asString();
    }

    private String cacheControl(String path) {
        return platform.get(path, NOBODY).headers().firstValue("Cache-Control").orElseThrow();
    }

    private String tag(String path) {
        return platform.get(path, NOBODY).headers().firstValue("ETag").orElseThrow();
    }
}
