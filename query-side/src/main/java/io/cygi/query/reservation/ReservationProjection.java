package io.cygi.query.reservation;

import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHoldExtended;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.query.projection.BatchRowStore;
import io.cygi.query.sales.SalesCounters;
import java.time.Instant;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;

/**
 * Projects reservations into rows and counts sales. An event counts once: each row knows the sequence number of the
 * last one applied to it.
 */
@ProcessingGroup(ReservationProjection.GROUP)
class ReservationProjection {

    static final String GROUP = "query-reservations";

    private final BatchRowStore<String, ReservationConcertRow> concerts;
    private final BatchRowStore<String, ReservationRow> reservations;
    private final SalesCounters sales;

    ReservationProjection(
            BatchRowStore<String, ReservationConcertRow> concerts,
            BatchRowStore<String, ReservationRow> reservations,
            SalesCounters sales) {
        this.concerts = concerts;
        this.reservations = reservations;
        this.sales = sales;
    }

    /** {@return the key of changes of a reservation} @param reservationId the reservation's id */
    static String key(String reservationId) {
        return GROUP + ":" + reservationId;
    }

    @EventHandler
    void on(ConcertScheduled event, @SequenceNumber long sequence) {
        String concertId = event.concertId().value();
        if (concerts.find(concertId) == null) {
            concerts.save(new ReservationConcertRow(concertId, event.details().title(), sequence));
        }
    }

    @EventHandler
    void on(ConcertChanged event, @SequenceNumber long sequence) {
        String concertId = event.concertId().value();
        ReservationConcertRow concert = concerts.find(concertId);
        if (concert == null) {
            throw new IllegalStateException("a concert changes that was never scheduled");
        }
        if (!concert.hasApplied(sequence)) {
            concerts.save(new ReservationConcertRow(concertId, event.details().title(), sequence));
        }
    }

    @EventHandler
    void on(ReservationRequested event, @SequenceNumber long sequence) {
        if (reservations.find(event.reservationId().toString()) == null) {
            reservations.save(new ReservationRow(event, sequence));
        }
    }

    /** Shows HELD if the fan pays later. A fan who pays at once sees the outcome and nothing in between. */
    @EventHandler
    void on(ReservationHeld event, @SequenceNumber long sequence) {
        if (!event.paying()) {
            apply(event, sequence, reservation -> reservation.hold(event.holdUntil()));
        }
    }

    @EventHandler
    void on(ReservationHoldExtended event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> reservation.extendHold(event.holdUntil(), event.number()));
    }

    /** Applies the start of a payment attempt. The first attempt changes nothing that is shown before its outcome. */
    @EventHandler
    void on(ReservationPaymentStarted event, @SequenceNumber long sequence) {
        if (event.attempt() > 1) {
            apply(event, sequence, ReservationRow::startPayment);
        }
    }

    @EventHandler
    void on(ReservationPaymentFailed event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> reservation.failPayment(event.reason(), event.at()));
    }

    @EventHandler
    void on(ReservationConfirmed event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> reservation.confirm(event.at()));
    }

    @EventHandler
    void on(ReservationRejected event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> reservation.fail(ReservationStatus.REJECTED, event.reason()));
    }

    @EventHandler
    void on(ReservationExpired event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> reservation.fail(ReservationStatus.EXPIRED, BookingFailure.HOLD_EXPIRED));
    }

    @EventHandler
    void on(ReservationCancelled event, @SequenceNumber long sequence) {
        apply(event, sequence, reservation -> {
            reservation.cancel(event.refunded(), event.at());
            sales.countRefund(reservation.concertId(), event.refunded(), event.at());
        });
    }

    @ResetHandler
    void reset() {
        reservations.deleteAll();
        concerts.deleteAll();
        sales.reset();
    }

    void clearCache() {
        reservations.clearCache();
        concerts.clearCache();
    }

    private void apply(ReservationEvent event, long sequence, Consumer<ReservationRow> change) {
        ReservationRow before = reservations.find(event.reservationId().toString());
        if (before == null) {
            throw new IllegalStateException("a reservation changes that was never requested");
        }
        if (!before.hasApplied(sequence)) {
            ReservationRow after = before.next(sequence);
            change.accept(after);
            count(before.status(), after, event.at());
            reservations.save(after);
        }
    }

    private void count(ReservationStatus before, ReservationRow after, Instant at) {
        ReservationStatus now = after.status();
        int held = counts(now, ReservationStatus.HELD) - counts(before, ReservationStatus.HELD);
        int sold = counts(now, ReservationStatus.CONFIRMED) - counts(before, ReservationStatus.CONFIRMED);
        sales.countSeats(after.concertId(), after.seats(), held, sold, at);
    }

    private static int counts(ReservationStatus status, ReservationStatus as) {
        return status == as ? 1 : 0;
    }
}
