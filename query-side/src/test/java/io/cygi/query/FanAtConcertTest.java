package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.requested;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.TestPlatform.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.allowance.AllowanceEvent.AllowanceClaimed;
import io.cygi.contracts.allowance.AllowanceEvent.AllowanceReturned;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHoldExtended;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.query.reservation.ReservationQueries;
import io.cygi.query.reservation.ReservationStatus;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Tests the answers to a fan at a concert, and the clock that pages show beside them. */
@QuerySideTest
class FanAtConcertTest {

    private static final String FAN = "fan-700:FAN";
    private static final String OTHER = "fan-701:FAN";
    private static final Instant END = NOON.plusSeconds(300);
    private static final int COPIES = 3_000;
    private static final int ROWS_READ_MAX = 50;

    @Autowired
    private TestPlatform platform;

    @Autowired
    private ReservationQueries reservations;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final ConcertId concert = concertId();
    private final AllowanceId allowance = new AllowanceId(concert, new AccountId("fan-700"));
    private final String path = "/api/v1/concerts/" + concert + "/me";

    @BeforeEach
    void schedule() {
        platform.happen(concert, scheduled(concert, "organizer-1", "Followed", NOON));
    }

    @Test
    void hasTheWholeLimitBeforeTheFirstBooking() {
        JsonNode body = platform.json(path, FAN);

        assertThat(body.get("purchaseLimit").asInt()).isEqualTo(4);
        assertThat(body.get("limitLeft").asInt()).isEqualTo(4);
        assertThat(body.get("holdExtensions").asInt()).isEqualTo(1);
        assertThat(body.get("holdExtensionsLeft").asInt()).isEqualTo(1);
        assertThat(body.get("reservations")).isEmpty();
        assertThat(platform.get(path, FAN).headers().firstValue("Cache-Control"))
                .contains("no-store");
    }

    /** Reads the limit from the stored event, which no view has handled. */
    @Test
    void showsTheStoredLimit() {
        ReservationId id = reservationId(concert);
        platform.store(allowance, new AllowanceClaimed(allowance, id, 3, 3, NOON));
        assertThat(platform.json(path, FAN).get("limitLeft").asInt()).isEqualTo(1);
        assertThat(platform.json(path, OTHER).get("limitLeft").asInt()).isEqualTo(4);

        platform.store(allowance, new AllowanceReturned(allowance, id, 0, NOON));
        assertThat(platform.json(path, FAN).get("limitLeft").asInt()).isEqualTo(4);
    }

    @Test
    void showsTheFansLiveReservationsOfTheConcertNewestFirst() {
        ReservationId expired = numbered(1);
        ReservationId confirmed = numbered(2);
        ReservationId held = numbered(3);
        ReservationId others = numbered(4);
        ConcertId elsewhere = concertId();
        ReservationId away = reservationId(elsewhere);
        platform.store(elsewhere, scheduled(elsewhere, "organizer-1", "Elsewhere", NOON));
        platform.store(
                expired,
                requested(expired, "fan-700", NOON, "A-1-1"),
                new ReservationHeld(expired, END, false, NOON),
                new ReservationExpired(expired, END));
        platform.store(
                confirmed,
                requested(confirmed, "fan-700", NOON, "A-1-2"),
                new ReservationHeld(confirmed, END, true, NOON),
                new ReservationConfirmed(confirmed, NOON));
        platform.store(others, requested(others, "fan-701", NOON, "A-2-1"));
        platform.store(away, requested(away, "fan-700", NOON, "A-1-1"));
        platform.happen(held, requested(held, "fan-700", NOON, "A-1-3"), new ReservationHeld(held, END, false, NOON));

        JsonNode body = platform.json(path, FAN);

        assertThat(body.get("reservations"))
                .extracting(reservation -> reservation.get("reservationId").asString())
                .containsExactly(held.handle(), confirmed.handle());
        assertThat(body.at("/reservations/0/concertTitle").asString()).isEqualTo("Followed");
        assertThat(body.at("/reservations/0/holdExtensionsUsed").asInt()).isZero();
        assertThat(body.at("/reservations/1").has("holdExtensionsUsed")).isFalse();
    }

    /** {@return a reservation with an ordered identifier} Reservations of one millisecond have no order. */
    private ReservationId numbered(int number) {
        return new ReservationId(concert, "0195a00%d-0000-7000-8000-00000000000a".formatted(number));
    }

    @Test
    void showsAnExtendedHoldEverywhere() {
        ReservationId id = reservationId(concert);
        Instant later = END.plusSeconds(300);
        platform.happen(
                id,
                requested(id, "fan-700", NOON, "A-1-1"),
                new ReservationHeld(id, END, false, NOON),
                new ReservationHoldExtended(id, 1, later, NOON));

        JsonNode alone = platform.json("/api/v1/reservations/" + id.handle(), FAN);
        JsonNode listed = platform.json("/api/v1/me/reservations", FAN).at("/items/0");
        JsonNode atConcert = platform.json(path, FAN);
        for (JsonNode shown : new JsonNode[] {alone, listed, atConcert.at("/reservations/0")}) {
            assertThat(shown.get("status").asString()).isEqualTo("HELD");
            assertThat(shown.get("holdUntil").asString()).isEqualTo(later.toString());
            assertThat(shown.get("holdExtensionsUsed").asInt()).isEqualTo(1);
        }
        assertThat(atConcert.get("holdExtensionsLeft").asInt()).isZero();

        platform.happen(
                id, new ReservationPaymentStarted(id, 1, NOON), new ReservationConfirmed(id, NOON.plusSeconds(1)));
        assertThat(platform.json("/api/v1/reservations/" + id.handle(), FAN).has("holdExtensionsUsed"))
                .isFalse();
        assertThat(platform.json(path, FAN).get("holdExtensionsLeft").asInt()).isEqualTo(1);
    }

    /** Counts the rows that the statement reads, with any earlier bookings of the fan and with bookings of others. */
    @ParameterizedTest
    @EnumSource(
            value = ReservationStatus.class,
            names = {"EXPIRED", "CANCELLED", "REJECTED"})
    void readsTheLiveReservationsOnly(ReservationStatus dead) {
        ReservationId held = reservationId(concert);
        platform.happen(held, requested(held, "fan-700", NOON, "A-1-3"), new ReservationHeld(held, END, false, NOON));
        copies(held, "fan-700", dead);
        copies(held, "fan-702", ReservationStatus.CONFIRMED);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        AccountId fan = new AccountId("fan-700");
        // The concert's title is known from now on.
        transaction.executeWithoutResult(status -> reservations.live(concert, fan));

        long read = Objects.requireNonNull(transaction.execute(status -> {
            long looking = -rowsRead() + rowsRead();
            long before = rowsRead();
            assertThat(reservations.live(concert, fan)).hasSize(1);
            return rowsRead() - before - looking;
        }));

        assertThat(read).isLessThan(ROWS_READ_MAX);
    }

    /** Stores a reservation many times more, as another fan's or in another status. */
    private void copies(ReservationId id, String fan, ReservationStatus status) {
        List<Object[]> rows = IntStream.range(0, COPIES)
                .mapToObj(number -> new Object[] {reservationId(concert).toString(), fan, status.name(), id.toString()})
                .toList();
        new TransactionTemplate(transactions).executeWithoutResult(inserting -> jdbc.batchUpdate("""
                INSERT INTO query_reservation (reservation_id, concert_id, fan_id, sequence_number, status, seats, total,
                    currency, hold_until, requested_at)
                SELECT ?, concert_id, ?, sequence_number, ?, seats, total, currency, hold_until, requested_at
                  FROM query_reservation WHERE reservation_id = ?""", rows));
    }

    /**
     * {@return the number of rows that the connection of the present transaction has read} The question reads some
     * itself.
     */
    private long rowsRead() {
        return jdbc.query("SHOW SESSION STATUS LIKE 'Handler_read%'", (row, number) -> row.getLong(2)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void answers404ForAnUnknownConcert() {
        assertThat(platform.get("/api/v1/concerts/none/me", FAN).statusCode()).isEqualTo(404);
    }

    @Test
    void answersTheTimeInTwoFormats() {
        HttpResponse<String> answer = platform.get("/api/v1/time", NOBODY);
        JsonNode time = platform.read(answer);

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        Instant at = Instant.parse(time.get("at").asString());
        assertThat(time.get("epochMillis").asLong()).isEqualTo(at.toEpochMilli());
        assertThat(Duration.between(at, Instant.now())).isBetween(Duration.ofSeconds(-60), Duration.ofSeconds(60));
    }
}
