package io.cygi.query.reservation;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.query.projection.EntityMapping;
import io.cygi.query.projection.InstantColumn;
import io.cygi.query.projection.JsonText;
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
import tools.jackson.core.JsonGenerator;

/** Holds a reservation as its fan sees it. */
@Entity
@Table(name = "query_reservation")
class ReservationRow {

    /** The columns of the row. */
    static final EntityMapping<String, ReservationRow> MAPPING = EntityMapping.of(ReservationRow.class, String.class);

    private static final String INFIX = "/reservation/";

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
    private JsonText<List<PricedSeat>> seats;

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

    /** Creates an empty row for JPA. */
    protected ReservationRow() {}

    ReservationRow(ReservationRequested event, long sequenceNumber) {
        this.reservationId = event.reservationId().toString();
        this.concertId = event.reservationId().concertId().value();
        this.fanId = event.fanId().value();
        this.sequenceNumber = sequenceNumber;
        this.status = ReservationStatus.REQUESTED;
        this.seats = SEATS.keep(event.seats());
        this.total = event.total().amount();
        this.currency = event.total().currency();
        this.holdUntil = InstantColumn.stored(event.holdUntil());
        this.requestedAt = InstantColumn.stored(event.at());
    }

    /**
     * {@return the reservation that an aggregate is, or null if it is none}
     *
     * @param aggregateId the identifier of any aggregate
     */
    static @Nullable String keyOfAggregate(String aggregateId) {
        return aggregateId.contains(INFIX) ? aggregateId : null;
    }

    /** {@return whether an event has been applied to this row} @param sequence the sequence number of the event */
    boolean hasApplied(long sequence) {
        return sequence <= sequenceNumber;
    }

    /** {@return a copy of this row, for the next event} @param sequence the sequence number of the event */
    ReservationRow next(long sequence) {
        ReservationRow next = MAPPING.copy(this);
        next.sequenceNumber = sequence;
        return next;
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
                seats.value(),
                new Money(total, currency),
                status.name(),
                reasonSeen(),
                paymentFailureSeen(),
                status == ReservationStatus.HELD ? holdUntil : null,
                status == ReservationStatus.HELD ? (Integer) holdExtensions : null,
                requestedAt,
                confirmedAt,
                cancelledAt,
                refunded == null ? null : new Money(refunded, currency));
    }

    /**
     * Writes {@link #body} as JSON, with the seats as they are stored.
     *
     * @param json takes the JSON
     * @param concertTitle the concert's title, as in the body
     */
    void write(JsonGenerator json, String concertTitle) {
        json.writeStartObject();
        json.writeStringProperty(
                "reservationId", ReservationId.parse(reservationId).handle());
        json.writeStringProperty("concertId", concertId);
        json.writeStringProperty("concertTitle", concertTitle);
        json.writeStringProperty("fanId", fanId);
        json.writeName("seats");
        json.writeRawValue(seats.text());
        writeMoney(json, "total", total);
        json.writeStringProperty("status", status.name());
        writeText(json, "reason", reasonSeen());
        ReservationBody.@Nullable PaymentFailure unpaid = paymentFailureSeen();
        if (unpaid != null) {
            json.writeObjectPropertyStart("paymentFailure");
            writeText(json, "code", unpaid.code());
            writeText(json, "at", unpaid.at());
            json.writeEndObject();
        }
        if (status == ReservationStatus.HELD) {
            writeText(json, "holdUntil", holdUntil);
            json.writeNumberProperty("holdExtensionsUsed", holdExtensions);
        }
        writeText(json, "requestedAt", requestedAt);
        writeText(json, "confirmedAt", confirmedAt);
        writeText(json, "cancelledAt", cancelledAt);
        if (refunded != null) {
            writeMoney(json, "refunded", refunded);
        }
        json.writeEndObject();
    }

    /** {@return why the reservation ended, as callers see it, or null} */
    private @Nullable ProblemCode reasonSeen() {
        return reason == null ? null : FailureCodes.of(reason);
    }

    /** {@return why the last attempt to pay failed, as callers see it, or null} */
    private ReservationBody.@Nullable PaymentFailure paymentFailureSeen() {
        return paymentFailureCode == null || paymentFailureAt == null
                ? null
                : new ReservationBody.PaymentFailure(FailureCodes.of(paymentFailureCode), paymentFailureAt);
    }

    private void writeMoney(JsonGenerator json, String name, long amount) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("amount", amount);
        json.writeStringProperty("currency", currency);
        json.writeEndObject();
    }

    /** Writes a text, or nothing if it is absent. */
    private static void writeText(JsonGenerator json, String name, @Nullable Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    String reservationId() {
        return reservationId;
    }

    String concertId() {
        return concertId;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    String fanId() {
        return fanId;
    }

    /** {@return the failure of the last payment attempt, or null} */
    @Nullable
    BookingFailure paymentFailure() {
        return paymentFailureCode;
    }

    ReservationStatus status() {
        return status;
    }

    List<PricedSeat> seats() {
        return seats.value();
    }
}
