package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.held;
import static io.cygi.query.Samples.requested;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.Samples.seat;
import static io.cygi.query.Samples.sold;
import static io.cygi.query.TestPlatform.ADMIN;
import static io.cygi.query.TestPlatform.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.WalletOpened;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class ProjectionBatchTest {

    private static final String RESERVATIONS = "query-reservations";
    private static final String SEATS = "query-seats";
    private static final String WALLETS = "query-wallets";
    private static final String FAN = "fan-700";
    private static final int MANY = 300;

    @Autowired
    private TestPlatform platform;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final ConcertId concert = concertId();
    private final List<ReservationId> reservations =
            Stream.generate(() -> reservationId(concert)).limit(MANY).toList();

    @BeforeEach
    void schedule() {
        platform.happen(concert, scheduled(concert, "organizer-70", "Batched", NOON));
    }

    @Test
    void countsEachEventOfALargeBatchOnceDespiteRedelivery() {
        stop(RESERVATIONS);
        reservations.forEach(id -> platform.store(id, requested(id, FAN, NOON, "A-1-1")));
        reservations.forEach(id -> platform.store(id, new ReservationHeld(id, NOON, true, NOON)));
        reservations.forEach(id -> platform.store(id, new ReservationConfirmed(id, NOON)));
        start(RESERVATIONS);
        assertSales(MANY, 0);
        List<String> rows = rows();
        assertThat(rows).hasSize(MANY).allMatch(row -> row.contains("CONFIRMED"));

        stop(RESERVATIONS);
        deliverAgain(RESERVATIONS);
        start(RESERVATIONS);
        assertSales(MANY, 0);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void continuesFromTheRowsOfTheTables() {
        ReservationId id = reservations.getFirst();
        WalletId wallet = new WalletId(new AccountId("fan-701"));
        platform.store(wallet, new WalletOpened(wallet, Money.krw(90_000), NOON));
        platform.store(seat(concert, "A-1-1"), held(id, "A-1-1", NOON));
        platform.happen(id, requested(id, FAN, NOON, "A-1-1"), new ReservationHeld(id, NOON, true, NOON));
        for (String processor : List.of(RESERVATIONS, SEATS, WALLETS)) {
            stop(processor);
            start(processor);
        }
        platform.store(wallet, new ReservationPaid(wallet, id, Money.krw(50_000), Money.krw(40_000), NOON));
        platform.store(seat(concert, "A-1-1"), sold(id, "A-1-1", NOON));
        platform.happen(id, new ReservationConfirmed(id, NOON.plusSeconds(1)));

        JsonNode remembered = platform.json("/api/v1/reservations/" + id.handle(), FAN + ":FAN");
        assertThat(remembered.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(remembered).isEqualTo(stored(id));
        assertThat(platform.json("/api/v1/me", "fan-701:FAN")
                        .at("/wallet/balance/amount")
                        .asLong())
                .isEqualTo(40_000);
        assertThat(statusOfA11()).isEqualTo("SOLD");
        assertSales(1, 0);
    }

    @Test
    void setsOneEventOfManyAsideWithoutAPartOfItsRows() {
        ReservationId poisoned = reservations.getLast();
        stop(RESERVATIONS);
        reservations.forEach(id -> platform.store(
                id,
                requested(id, FAN, NOON, "A-1-1"),
                new ReservationHeld(id, NOON, true, NOON),
                new ReservationConfirmed(id, NOON)));
        platform.store(poisoned, new ReservationCancelled(poisoned, null, NOON));
        ReservationId last = reservations.getFirst();
        platform.store(last, new ReservationCancelled(last, Money.krw(1_000), NOON));
        start(RESERVATIONS);

        JsonNode letters = platform.json("/api/v1/admin/processors/" + RESERVATIONS + "/dead-letters", ADMIN);
        assertThat(letters.get("items").findValuesAsString("sequence")).contains(poisoned.toString());
        assertThat(stored(poisoned).get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(platform.json("/api/v1/reservations/" + poisoned.handle(), FAN + ":FAN"))
                .isEqualTo(stored(poisoned));
        assertThat(stored(last).get("status").asString()).isEqualTo("CANCELLED");
        assertSales(MANY - 1, 0);
        inTransaction("DELETE FROM dead_letter WHERE sequenceIdentifier = ?", poisoned.toString());
    }

    @Test
    void handlesABatchAgainThatCouldNotBeWritten() {
        ReservationId id = reservations.getFirst();
        // Both events are stored before the processor starts, so that they are in one batch.
        stop(SEATS);
        platform.store(seat(concert, "A-1-1"), held(id, "A-1-1", NOON), sold(id, "A-1-1", NOON));
        inTransaction(
                "INSERT INTO query_seat_change (concert_id, version, seat, status, logged_at)"
                        + " VALUES (?, 3, 'B-1-1', 'HELD', '2030-01-01')",
                concert.value());
        try {
            processor(SEATS).start();
            await().untilAsserted(() -> assertThat(platform.json("/api/v1/admin/processors", ADMIN)
                            .get("items")
                            .findValuesAsString("error"))
                    .contains("true"));
            assertThat(statusOfA11()).isEqualTo("AVAILABLE");
        } finally {
            inTransaction("DELETE FROM query_seat_change WHERE concert_id = ?", concert.value());
        }
        platform.catchUp();

        assertThat(statusOfA11()).isEqualTo("SOLD");
        assertThat(jdbc.queryForList(
                        "SELECT CONCAT(version, status) FROM query_seat_change WHERE concert_id = ? ORDER BY version",
                        String.class,
                        concert.value()))
                .containsExactly("2HELD", "3SOLD");
        assertThat(platform.json("/api/v1/concerts/" + concert, NOBODY)
                        .get("seatsAvailable")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void showsRowsOfAnotherProcessSoon() {
        ReservationId id = reservations.getFirst();
        platform.happen(id, requested(id, FAN, NOON, "A-1-1"));
        assertThat(statusOfA11()).isEqualTo("AVAILABLE");
        assertThat(titleOf(id)).isEqualTo("Batched");
        inTransaction(
                "UPDATE query_reservation SET status = 'HELD', sequence_number = 1 WHERE reservation_id = ?",
                id.toString());
        inTransaction(
                "UPDATE query_reservation_concert SET title = 'Renamed', sequence_number = 1 WHERE concert_id = ?",
                concert.value());
        inTransaction("INSERT INTO query_seat VALUES (?, 'A-1-1', 0, 'HELD', 2)", concert.value());
        inTransaction("UPDATE query_seat_map SET version = 2 WHERE concert_id = ?", concert.value());
        assertThat(platform.json("/api/v1/reservations/" + id.handle(), FAN + ":FAN", "Prefer", "wait=4")
                        .get("status")
                        .asString())
                .isEqualTo("HELD");
        await().atMost(Duration.ofSeconds(8)).untilAsserted(() -> {
            assertThat(statusOfA11()).isEqualTo("HELD");
            assertThat(titleOf(id)).isEqualTo("Renamed");
        });
    }

    private void assertSales(int sold, int held) {
        JsonNode sales = platform.json("/api/v1/organizer/concerts/" + concert + "/sales", "organizer-70:ORGANIZER");
        assertThat(sales.get("sold").asInt()).isEqualTo(sold);
        assertThat(sales.get("held").asInt()).isEqualTo(held);
    }

    private String titleOf(ReservationId id) {
        return platform.json("/api/v1/reservations/" + id.handle(), FAN + ":FAN")
                .get("concertTitle")
                .asString();
    }

    private String statusOfA11() {
        return platform.json("/api/v1/concerts/" + concert + "/seats", NOBODY)
                .at("/sections/0/rows/0/seats/0/status")
                .asString();
    }

    /** Reads the reservation from the listing, which reads the table. */
    private JsonNode stored(ReservationId id) {
        for (String cursor = ""; ; ) {
            JsonNode page = platform.json("/api/v1/me/reservations?limit=100" + cursor, FAN + ":FAN");
            for (JsonNode item : page.get("items")) {
                if (item.get("reservationId").asString().equals(id.handle())) {
                    return item;
                }
            }
            cursor = "&cursor=" + page.get("nextCursor").asString();
        }
    }

    private List<String> rows() {
        return jdbc.queryForList(
                "SELECT CONCAT_WS(' ', reservation_id, sequence_number, status, total, hold_until, requested_at,"
                        + " confirmed_at) FROM query_reservation WHERE concert_id = ? ORDER BY reservation_id",
                String.class,
                concert.value());
    }

    private void deliverAgain(String processor) {
        inTransaction(
                "UPDATE processor_position SET token = NULL, token_type = NULL WHERE processor_name = ?", processor);
    }

    private void inTransaction(String sql, Object... arguments) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        transaction -> assertThat(jdbc.update(sql, arguments)).isPositive());
    }

    private void stop(String processor) {
        processor(processor).shutDown();
    }

    private void start(String processor) {
        processor(processor).start();
        platform.catchUp();
    }

    private StreamingEventProcessor processor(String name) {
        return processing.<StreamingEventProcessor>eventProcessor(name).orElseThrow();
    }
}
