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
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.WalletOpened;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class ProcessorAdminTest {

    private static final String PATH = "/api/v1/admin/processors";
    private static final List<String> PROJECTIONS =
            List.of("query-concerts", "query-reservations", "query-seats", "query-wallets");

    @Autowired
    private TestPlatform platform;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void listsThePositionsOfProcessors() {
        platform.happen(
                new WalletId(new AccountId("fan-400")),
                new WalletOpened(new WalletId(new AccountId("fan-400")), Money.ZERO, NOON));
        JsonNode items = platform.json(PATH, ADMIN).get("items");
        assertThat(items.findValuesAsString("name")).containsAll(PROJECTIONS);
        for (JsonNode item : items) {
            assertThat(item.get("lag").asLong()).isZero();
            assertThat(item.get("position").asLong()).isEqualTo(item.get("head").asLong());
            assertThat(item.get("running").asBoolean()).isTrue();
            assertThat(item.get("error").asBoolean()).isFalse();
        }
    }

    @Test
    void rebuildsEveryViewToTheSameAnswers() {
        Story story = new Story();
        String before = story.answers();
        jdbcInTransaction(template -> {
            template.update("UPDATE query_seat SET status = 'AVAILABLE'");
            template.update("UPDATE query_concert SET title = 'wrong', details = REPLACE(details, 'Rebuilt', 'Wrong')");
            template.update("UPDATE query_wallet SET balance = 1");
            template.update("DELETE FROM query_reservation");
        });
        for (String projection : PROJECTIONS) {
            assertThat(platform.post(PATH + "/" + projection + "/replay", ADMIN).statusCode())
                    .isEqualTo(202);
        }
        await().untilAsserted(() -> assertThat(story.answers()).isEqualTo(before));
        await().untilAsserted(
                        () -> assertThat(platform.json(PATH, ADMIN).get("items").findValuesAsString("replaying"))
                                .containsOnly("false"));
    }

    @Test
    void changesNothingWhenEventsAreDeliveredAgain() {
        Story story = new Story();
        String before = story.answers();
        for (String projection : PROJECTIONS) {
            StreamingEventProcessor processor = processing
                    .<StreamingEventProcessor>eventProcessor(projection)
                    .orElseThrow();
            processor.shutDown();
            jdbcInTransaction(template -> assertThat(template.update(
                            "UPDATE processor_position SET token = NULL, token_type = NULL WHERE processor_name = ?",
                            projection))
                    .isEqualTo(1));
            processor.start();
        }
        platform.catchUp();
        assertThat(story.answers()).isEqualTo(before);
    }

    @Test
    void setsAFailingEventAsideAndRetriesItOnRequest() {
        ConcertId concert = concertId();
        ReservationId reservation = reservationId(concert);
        platform.happen(concert, scheduled(concert, "organizer-1", "Poisoned", NOON));
        jdbcInTransaction(template ->
                template.update("UPDATE query_seat_map SET concert_id = 'gone' WHERE concert_id = ?", concert.value()));
        platform.happen(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON), sold(reservation, "A-1-1", NOON));
        ConcertId healthy = concertId();
        platform.happen(healthy, scheduled(healthy, "organizer-1", "Healthy", NOON));
        assertThat(platform.get("/api/v1/concerts/" + healthy + "/seats", NOBODY)
                        .statusCode())
                .isEqualTo(200);

        String path = PATH + "/query-seats/dead-letters";
        JsonNode page = platform.json(path + "?limit=1", ADMIN);
        JsonNode letter = page.at("/items/0");
        assertThat(letter.get("type").asString()).isEqualTo("SeatHeld");
        assertThat(letter.get("sequence").asString()).isEqualTo(concert.value());
        assertThat(letter.get("cause").asString()).isNotBlank().doesNotContain("Exception");
        JsonNode next = platform.json(
                        path + "?limit=1&cursor=" + page.get("nextCursor").asString(), ADMIN)
                .at("/items/0");
        assertThat(next.get("type").asString()).isEqualTo("SeatSold");
        assertThat(next.has("cause")).isFalse();

        jdbcInTransaction(template ->
                template.update("UPDATE query_seat_map SET concert_id = ? WHERE concert_id = 'gone'", concert.value()));
        String retry = path + "/" + letter.get("deadLetterId").asString() + "/retry";
        assertThat(platform.post(retry, ADMIN).statusCode()).isEqualTo(202);
        assertThat(platform.json(path, ADMIN).get("items")).isEmpty();
        assertThat(platform.json("/api/v1/concerts/" + concert + "/seats", NOBODY)
                        .at("/sections/0/rows/0/seats/0/status")
                        .asString())
                .isEqualTo("SOLD");
        assertThat(platform.post(retry, ADMIN).statusCode()).isEqualTo(404);
    }

    @Test
    void answers404ForAnUnknownProcessor() {
        assertThat(platform.post(PATH + "/none/replay", ADMIN).statusCode()).isEqualTo(404);
        assertThat(platform.get(PATH + "/none/dead-letters", ADMIN).statusCode())
                .isEqualTo(404);
        assertThat(platform.post(PATH + "/query-seats/dead-letters/none/retry", ADMIN)
                        .statusCode())
                .isEqualTo(404);
    }

    private void jdbcInTransaction(Consumer<JdbcTemplate> work) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> work.accept(jdbc));
    }

    /** A concert, a wallet and a reservation with their events. */
    private final class Story {

        private final ConcertId concert = concertId();
        private final ReservationId reservation = reservationId(concert);
        private final String fan = "fan-" + concert.value();

        Story() {
            WalletId wallet = new WalletId(new AccountId(fan));
            platform.store(concert, scheduled(concert, "organizer-9", "Rebuilt", NOON));
            platform.store(
                    wallet,
                    new WalletOpened(wallet, Money.krw(90_000), NOON),
                    new ReservationPaid(wallet, reservation, Money.krw(50_000), Money.krw(40_000), NOON));
            platform.store(
                    reservation,
                    requested(reservation, fan, NOON, "A-1-1"),
                    new ReservationHeld(reservation, NOON, true, NOON),
                    new ReservationConfirmed(reservation, NOON));
            platform.store(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON), sold(reservation, "A-1-1", NOON));
            platform.happen(
                    seat(concert, "A-1-2"), held(reservation, "A-1-2", NOON), released(reservation, "A-1-2", NOON));
        }

        String answers() {
            String caller = fan + ":FAN";
            return String.join(
                    "\n",
                    platform.get("/api/v1/concerts/" + concert, NOBODY).body(),
                    platform.get("/api/v1/concerts/" + concert + "/seats", NOBODY)
                            .body(),
                    platform.get("/api/v1/me/reservations", caller).body(),
                    platform.get("/api/v1/me/wallet/transactions", caller).body(),
                    platform.get("/api/v1/me", caller).body(),
                    platform.get("/api/v1/organizer/concerts/" + concert + "/sales", "organizer-9:ORGANIZER")
                            .body());
        }
    }
}
