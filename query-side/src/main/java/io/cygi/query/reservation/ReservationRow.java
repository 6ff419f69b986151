package io.cygi.query.reservation;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.query.projection.InstantColumn;
import io.cygi.web.ReservationBody;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reservation as its fan sees it. */
@Entity
@Table(name = "query_reservation")
class ReservationRow {

    @Id
    @Column(name = "reservation_id")
    private String reservationId;

    @Column(name = "concert_id")
    private String concertId;

    @Column(name = "fan_id")
    private String fanId;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    @Enumerated(EnumType.STRING)
    private ReservationStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable ProblemCode reason;

    @Convert(converter = PricedSeatsColumn.class)
    private List<PricedSeat> seats;

    private long total;
    private String currency;
    private @Nullable Long refunded;

    @Column(name = "hold_until")
    @Convert(converter = InstantColumn.class)
    private Instant holdUntil;

    @Column(name = "requested_at")
    @Convert(converter = InstantColumn.class)
    private Instant requestedAt;

    @Column(name = "confirmed_at")
    @Convert(converter = InstantColumn.class)
    private @Nullable Instant confirmedAt;

    @Column(name = "cancelled_at")
    @Convert(converter = InstantColumn.class)
    private @Nullable Instant cancelledAt;

    /** For JPA. */
    protected ReservationRow() {}

    ReservationRow(ReservationRequested event, long sequenceNumber) {
        this.reservationId = event.reservationId().toString();
        this.concertId = event.reservationId().concertId().value();
        this.fanId = event.fanId().value();
        this.sequenceNumber = sequenceNumber;
        this.status = ReservationStatus.REQUESTED;
        this.seats = event.seats();
        this.total = event.total().amount();
        this.currency = event.total().currency();
        this.holdUntil = InstantColumn.stored(event.holdUntil());
        this.requestedAt = InstantColumn.stored(event.at());
    }

    /** {@return whether an event is news to this row, which then counts as applied} @param sequence the event's */
    boolean advance(long sequence) {
        boolean news = sequence > sequenceNumber;
        sequenceNumber = Math.max(sequenceNumber, sequence);
        return news;
    }

    void hold(Instant until) {
        status = ReservationStatus.HELD;
        holdUntil = InstantColumn.stored(until);
    }

    void confirm(Instant at) {
        status = ReservationStatus.CONFIRMED;
        confirmedAt = InstantColumn.stored(at);
    }

    void fail(ReservationStatus how, ProblemCode why) {
        status = how;
        reason = why;
    }

    void cancel(Money refund, Instant at) {
        status = ReservationStatus.CANCELLED;
        refunded = refund.amount();
        cancelledAt = InstantColumn.stored(at);
    }

    ReservationBody body(String concertTitle) {
        return new ReservationBody(
                ReservationId.parse(reservationId).handle(),
                new ConcertId(concertId),
                concertTitle,
                new AccountId(fanId),
                seats,
                new Money(total, currency),
                status.name(),
                reason,
                status == ReservationStatus.HELD ? holdUntil : null,
                requestedAt,
                confirmedAt,
                cancelledAt,
                refunded == null ? null : new Money(refunded, currency));
    }

    String reservationId() {
        return reservationId;
    }

    String concertId() {
        return concertId;
    }

    ReservationStatus status() {
        return status;
    }

    List<PricedSeat> seats() {
        return seats;
    }

    Instant requestedAt() {
        return requestedAt;
    }
}
