package io.cygi.messaging.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoreTest;
import io.cygi.messaging.store.history.StoredEvents.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Events that were stored in an earlier revision are read in the current one by every reader. */
@StoreTest
class StoredRevisionsTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final GroupedEventStore store;
    private final StoredEvents stored;
    private final EventHistory history;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
    private final ReservationId reservation = new ReservationId(concert, TimeOrderedIds.next());
    private final List<Object> expected = List.of(
            new ReservationPaymentStarted(reservation, 1, AT),
            new ReservationRejected(reservation, BookingFailure.STATE_CHANGED, List.of(), true, AT));
    private TrackingToken before;

    @Autowired
    StoredRevisionsTest(
            GroupedEventStore store,
            StoredEvents stored,
            EventHistory history,
            JdbcTemplate jdbc,
            TransactionOperations transaction) {
        this.store = store;
        this.stored = stored;
        this.history = history;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @BeforeEach
    void storeEarlierRevisions() {
        before = store.createHeadToken();
        insert(0, "reservation.payment-started", """
                {"reservationId":"%s","at":"2026-03-01T10:00:00Z"}""".formatted(reservation));
        insert(1, "reservation.rejected", """
                {"reservationId":"%s","reason":"INVALID_STATE","takenSeats":[],"paymentStarted":true,\
                "at":"2026-03-01T10:00:00Z"}""".formatted(reservation));
    }

    private void insert(long sequence, String type, String payload) {
        transaction.executeWithoutResult(
                begun -> jdbc.update("""
                INSERT INTO domain_event (aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                       recorded_at, payload_type, payload_revision, payload, meta_data)
                VALUES (?, ?, 'Reservation', ?, '2026-03-01T10:00:00.000Z', ?, '1', ?, '{}')""", reservation.toString(), sequence, TimeOrderedIds.next(), type, payload));
    }

    @Test
    void areReadByAnAggregate() {
        assertThat(payloads()).isEqualTo(expected);
    }

    @Test
    void areReadByAnAggregateWithinATransaction() {
        assertThat(transaction.<List<Object>>execute(begun -> payloads())).isEqualTo(expected);
    }

    private List<Object> payloads() {
        return store.readEvents(reservation.toString())
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    @Test
    void areReadByAReplay() throws InterruptedException {
        List<Object> read = new ArrayList<>();
        try (TrackingEventStream stream = store.openStream(before)) {
            while (read.size() < expected.size() && stream.hasNextAvailable(20, TimeUnit.SECONDS)) {
                if (stream.nextAvailable() instanceof DomainEventMessage<?> event
                        && event.getAggregateIdentifier().equals(reservation.toString())) {
                    read.add(event.getPayload());
                }
            }
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void areReadByTheReaderOfAHistory() {
        List<Object> read = new ArrayList<>();
        history.read(concert + "/", event -> read.add(event.getPayload()));

        assertThat(read).isEqualTo(expected);
        assertThat(stored.lastPayloadOf(reservation.toString())).contains(expected.getLast());
    }

    @Test
    void areReadByTheReaderOfStoredEvents() {
        String prefix = concert + "/";
        List<StoredEvent> page = stored.page(prefix, Place.before(prefix), Long.MAX_VALUE, 10);

        assertThat(page).extracting(StoredEvent::revision).containsExactly("1", "1");
        assertThat(stored.payloads(page)).isEqualTo(expected);
    }

    @Test
    void areReadByTheReaderOfSomeTypes() {
        List<StoredEvent> read = new ArrayList<>();
        stored.each(
                List.of(reservation.toString()), List.of(ReservationRejected.class, ConcertScheduled.class), read::add);

        assertThat(stored.payloads(read)).containsExactly(expected.getLast());
    }

    @Test
    void areReadTogetherWithNewEventsOfTheSameNames() {
        store.publish(new GenericDomainEventMessage<>(
                "Reservation", reservation.toString(), 2, new ReservationPaymentStarted(reservation, 2, AT)));
        transaction.executeWithoutResult(begun -> store.publish(new GenericDomainEventMessage<>(
                "Reservation", reservation.toString(), 3, new ReservationConfirmed(reservation, AT))));

        assertThat(jdbc.queryForList(
                        "SELECT CONCAT(payload_type, ' ', payload_revision) FROM domain_event"
                                + " WHERE aggregate_identifier = ? ORDER BY sequence_number",
                        String.class,
                        reservation.toString()))
                .containsExactly(
                        "reservation.payment-started 1",
                        "reservation.rejected 1",
                        "reservation.payment-started 2",
                        "reservation.confirmed 1");
    }
}
