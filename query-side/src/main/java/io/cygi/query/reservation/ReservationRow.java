package io.cygi.query.reservation;

import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.query.projection.InstantColumn;
import io.cygi.query.projection.Parameters;
import io.cygi.web.ReservationBody;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A reservation as its fan sees it. */
@Entity
@Table(name = "query_reservation")
class ReservationRow {

    private static final PricedSeatsColumn SEATS = new PricedSeatsColumn();

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
    private @Nullable BookingFailure reason;

    @Convert(converter = PricedSeatsColumn.class)
    private List<PricedSeat> seats;

    private long total;
    private String currency;
    private @Nullable Long refunded;

    @Column(name = "payment_failure_code")
    @Enumerated(EnumType.STRING)
    private @Nullable BookingFailure paymentFailureCode;

    @Column(name = "payment_failure_at")
    @Convert(converter = InstantColumn.class)
    private @Nullable Instant paymentFailureAt;

    @Column(name = "hold_until")
    @Convert(converter = InstantColumn.class)
    private Instant holdUntil;

    @Column(name = "hold_extensions")
    private int holdExtensions;

    @Column(name = "requested_at")
    @Convert(converter = InstantColumn.class)
    private Instant requestedAt;

    @Column(name = "confirmed_at")
    @Convert(converter = InstantColumn.class)
    private @Nullable Instant confirmedAt;

    @Column(name = "cancelled_at")
    @Convert(converter = InstantColumn.class)
    private @Nullable Instant cancelledAt;

    /** The seats as they are stored: they never change, and a row is written more than once. */
    @Transient
    private @Nullable String seatsColumn;

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

    ReservationRow(ResultSet columns) throws SQLException {
        reservationId = columns.getString("reservation_id");
        concertId = columns.getString("concert_id");
        fanId = columns.getString("fan_id");
        sequenceNumber = columns.getLong("sequence_number");
        status = ReservationStatus.valueOf(columns.getString("status"));
        reason = code(columns.getString("reason"));
        seatsColumn = columns.getString("seats");
        seats = Objects.requireNonNull(SEATS.convertToEntityAttribute(seatsColumn));
        total = columns.getLong("total");
        currency = columns.getString("currency");
        refunded = columns.getObject("refunded", Long.class);
        paymentFailureCode = code(columns.getString("payment_failure_code"));
        paymentFailureAt = InstantColumn.read(columns, "payment_failure_at");
        holdUntil = Objects.requireNonNull(InstantColumn.read(columns, "hold_until"));
        holdExtensions = columns.getInt("hold_extensions");
        requestedAt = Objects.requireNonNull(InstantColumn.read(columns, "requested_at"));
        confirmedAt = InstantColumn.read(columns, "confirmed_at");
        cancelledAt = InstantColumn.read(columns, "cancelled_at");
    }

    private ReservationRow(ReservationRow before, long sequenceNumber) {
        this.reservationId = before.reservationId;
        this.concertId = before.concertId;
        this.fanId = before.fanId;
        this.sequenceNumber = sequenceNumber;
        this.status = before.status;
        this.reason = before.reason;
        this.seatsColumn = before.seatsColumn;
        this.seats = before.seats;
        this.total = before.total;
        this.currency = before.currency;
        this.refunded = before.refunded;
        this.paymentFailureCode = before.paymentFailureCode;
        this.paymentFailureAt = before.paymentFailureAt;
        this.holdUntil = before.holdUntil;
        this.holdExtensions = before.holdExtensions;
        this.requestedAt = before.requestedAt;
        this.confirmedAt = before.confirmedAt;
        this.cancelledAt = before.cancelledAt;
    }

    private static @Nullable BookingFailure code(@Nullable String name) {
        return name == null ? null : BookingFailure.valueOf(name);
    }

    /** {@return whether an event has been applied to this row} @param sequence the event's */
    boolean applied(long sequence) {
        return sequence <= sequenceNumber;
    }

    /** {@return a row like this, to apply an event to} @param sequence the event's */
    ReservationRow next(long sequence) {
        return new ReservationRow(this, sequence);
    }

    /** Sets the columns as {@link ReservationTable} names them. */
    void write(Parameters to) throws SQLException {
        if (seatsColumn == null) {
            seatsColumn = SEATS.convertToDatabaseColumn(seats);
        }
        to.text(reservationId)
                .text(concertId)
                .text(fanId)
                .number(sequenceNumber)
                .name(status)
                .name(reason)
                .text(seatsColumn)
                .number(total)
                .text(currency)
                .number(refunded)
                .name(paymentFailureCode)
                .time(paymentFailureAt)
                .time(holdUntil)
                .number(holdExtensions)
                .time(requestedAt)
                .time(confirmedAt)
                .time(cancelledAt);
    }

    void hold(Instant until) {
        status = ReservationStatus.HELD;
        holdUntil = InstantColumn.stored(until);
    }

    void extendHold(Instant until, int extensions) {
        holdUntil = InstantColumn.stored(until);
        holdExtensions = extensions;
    }

    void startPayment() {
        paymentFailureCode = null;
        paymentFailureAt = null;
    }

    void failPayment(BookingFailure why, Instant at) {
        paymentFailureCode = why;
        paymentFailureAt = InstantColumn.stored(at);
    }

    void confirm(Instant at) {
        status = ReservationStatus.CONFIRMED;
        confirmedAt = InstantColumn.stored(at);
    }

    void fail(ReservationStatus how, BookingFailure why) {
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
                reason == null ? null : FailureCodes.of(reason),
                paymentFailureCode == null || paymentFailureAt == null
                        ? null
                        : new ReservationBody.PaymentFailure(FailureCodes.of(paymentFailureCode), paymentFailureAt),
                status == ReservationStatus.HELD ? holdUntil : null,
                status == ReservationStatus.HELD ? (Integer) holdExtensions : null,
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

    String fanId() {
        return fanId;
    }

    /** {@return why the last attempt to pay failed, or null} */
    @Nullable
    BookingFailure paymentFailure() {
        return paymentFailureCode;
    }

    ReservationStatus status() {
        return status;
    }

    List<PricedSeat> seats() {
        return seats;
    }
}
