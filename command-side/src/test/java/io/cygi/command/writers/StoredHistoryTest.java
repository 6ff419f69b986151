package io.cygi.command.writers;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.ORGANIZER;
import static io.cygi.command.writers.TwoCommandSides.DONE;
import static io.cygi.command.writers.TwoCommandSides.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertCommand.ChangeConcert;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationCommand.FailPayment;
import io.cygi.contracts.reservation.ReservationCommand.RejectReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Aggregates decide on events that were stored in earlier revisions and within earlier bounds. */
class StoredHistoryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Requester OWNER = new Requester(ORGANIZER, false);

    private final TwoCommandSides sides = TwoCommandSides.shared();
    private final Commands commands = sides.first();
    private final JdbcTemplate jdbc = sides.bean(JdbcTemplate.class);
    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
    private final ReservationId reservation = new ReservationId(concert, TimeOrderedIds.next());

    private void insert(
            Object aggregate, String aggregateType, long sequence, String type, int revision, String fields) {
        new TransactionTemplate(sides.bean(PlatformTransactionManager.class))
                .executeWithoutResult(begun -> jdbc.update(
                        """
                        INSERT INTO domain_event (aggregate_identifier, sequence_number, aggregate_type,
                               event_identifier, recorded_at, payload_type, payload_revision, payload, meta_data)
                        VALUES (?, ?, ?, ?, '2026-03-01T10:00:00.000Z', ?, ?, ?, '{}')""",
                        aggregate.toString(),
                        sequence,
                        aggregateType,
                        TimeOrderedIds.next(),
                        type,
                        Integer.toString(revision),
                        "{" + fields + ",\"at\":\"2026-03-01T10:00:00Z\"}"));
    }

    private void insert(long sequence, String type, int revision, String fields) {
        insert(
                reservation,
                "reservation",
                sequence,
                type,
                revision,
                "\"reservationId\":\"" + reservation + "\"" + fields);
    }

    private void insertConcert(String title, String waitingRoom) {
        insert(concert, "concert", 0, "concert.scheduled", 1, """
                "concertId":"%s","organizerId":"%s","details":{"title":"%s","description":"","venue":"Hall",\
                "startsAt":"2026-05-01T10:00:00Z","endsAt":"2026-05-01T12:00:00Z","salesOpenAt":"2026-04-01T10:00:00Z",\
                "salesCloseAt":"2026-05-01T10:00:00Z","purchaseLimit":4,"holdSeconds":300,"refundPolicy":{"fullUntilDays":7,\
                "partialUntilDays":1,"partialPercent":50},"waitingRoom":%s,"sections":[{"name":"A",\
                "price":{"amount":1,"currency":"KRW"},"rows":3,"seatsPerRow":12}]}""".formatted(concert, ORGANIZER, title, waitingRoom));
    }

    private List<String> types(Object aggregate) {
        return jdbc.queryForList(
                "SELECT CONCAT(payload_type, ' ', payload_revision) FROM domain_event WHERE aggregate_identifier = ?"
                        + " ORDER BY sequence_number",
                String.class,
                aggregate.toString());
    }

    @Test
    void changesNothingAboutAConcertThatWasStoredWithoutItsDefaults() {
        insertConcert("Night", "{\"enabled\":true}");

        commands.send(new ChangeConcert(concert, OWNER, 0, details(1), NOW));
        assertThat(types(concert)).containsExactly("concert.scheduled 1");

        commands.send(new ChangeConcert(concert, OWNER, 0, details(2), NOW));
        assertThat(types(concert)).containsExactly("concert.scheduled 1", "concert.changed 2");
    }

    private static ConcertDetails details(int holdExtensions) {
        return new ConcertDetails(
                "Night",
                "",
                "Hall",
                Instant.parse("2026-05-01T10:00:00Z"),
                Instant.parse("2026-05-01T12:00:00Z"),
                Instant.parse("2026-04-01T10:00:00Z"),
                Instant.parse("2026-05-01T10:00:00Z"),
                4,
                300,
                holdExtensions,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.ON,
                List.of(new Section("A", Money.krw(1), 3, 12)));
    }

    @Test
    void changesAConcertWithATitleLongerThanAllowedToday() {
        insertConcert("a".repeat(300), "{\"enabled\":false,\"partitions\":99}");

        commands.send(new ChangeConcert(concert, OWNER, 0, details(1), NOW));

        assertThat(types(concert)).containsExactly("concert.scheduled 1", "concert.changed 2");
    }

    @Test
    void failsThePaymentThatWasStoredWithoutANumber() {
        insertRequested();
        insert(1, "reservation.held", 1, ",\"holdUntil\":\"2026-03-01T10:05:00Z\",\"paying\":false");
        insert(2, "reservation.payment-started", 1, "");

        commands.send(new FailPayment(reservation, 1, BookingFailure.INSUFFICIENT_FUNDS, NOW));

        assertThat(types(reservation)).endsWith("reservation.payment-started 1", "reservation.payment-failed 1");
    }

    @Test
    void keepsAReservationRejectedThatWasStoredWithACodeOfTheApi() {
        insertRequested();
        insert(1, "reservation.rejected", 1, ",\"reason\":\"NOT_FOUND\",\"takenSeats\":[],\"paymentStarted\":false");

        commands.send(new RejectReservation(reservation, 0, BookingFailure.SEAT_TAKEN, List.of(), NOW));

        assertThat(outcome(commands, new ResumeBooking(reservation))).isNotEqualTo(DONE);
        assertThat(types(reservation)).containsExactly("reservation.requested 1", "reservation.rejected 1");
    }

    private void insertRequested() {
        insert(0, "reservation.requested", 1, """
                ,"fanId":"%s","seats":[{"seat":"A B-1-1","price":{"amount":1,"currency":"KRW"}}],\
                "total":{"amount":1,"currency":"KRW"},"handsFree":false,"purchaseLimit":4,\
                "holdUntil":"2026-03-01T10:05:00Z\"""".formatted(FAN));
    }
}
