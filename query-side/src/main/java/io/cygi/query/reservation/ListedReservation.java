package io.cygi.query.reservation;

import io.cygi.contracts.value.ReservationId;
import io.cygi.query.projection.InstantColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A reservation of a list, as it is stored: the list is written as {@link io.cygi.web.ReservationBody} would be, without
 * taking the seats apart and putting them together again.
 *
 * @param reservationId its identifier
 * @param concertId what is booked
 * @param fanId who booked
 * @param seats with their prices, as JSON
 * @param total of the prices
 * @param currency of all amounts
 * @param status where it stands
 * @param reason why it failed, if it did
 * @param paymentFailure why the last attempt to pay failed, if it did
 * @param paymentFailureAt when
 * @param holdUntil until when it can be paid, while it is held
 * @param holdExtensions how often the hold has been extended
 * @param requestedAt when the fan asked for it
 * @param confirmedAt when it was paid, if it was
 * @param cancelledAt when it was cancelled, if it was
 * @param refunded what the fan got back, if anything was decided
 */
record ListedReservation(
        String reservationId,
        String concertId,
        String fanId,
        String seats,
        long total,
        String currency,
        String status,
        @Nullable String reason,
        @Nullable String paymentFailure,
        @Nullable Instant paymentFailureAt,
        @Nullable Instant holdUntil,
        int holdExtensions,
        Instant requestedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant cancelledAt,
        @Nullable Long refunded) {

    /** The columns of {@code query_reservation} as {@code r}, in the order of the fields. */
    static final String COLUMNS = "r.reservation_id, r.concert_id, r.fan_id, r.seats, r.total, r.currency,"
            + " r.status, r.reason, r.payment_failure_code, r.payment_failure_at, r.hold_until, r.hold_extensions, r.requested_at, r.confirmed_at, r.cancelled_at, r.refunded";

    static ListedReservation read(ResultSet row) throws SQLException {
        return new ListedReservation(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                InstantColumn.read(row, 10),
                InstantColumn.read(row, 11),
                row.getInt(12),
                Objects.requireNonNull(InstantColumn.read(row, 13)),
                InstantColumn.read(row, 14),
                InstantColumn.read(row, 15),
                row.getObject(16, Long.class));
    }

    /** Writes it. @param json where @param concertTitle what its concert is called, empty where that is not known yet */
    void write(JsonGenerator json, String concertTitle) {
        json.writeStartObject();
        json.writeStringProperty(
                "reservationId", ReservationId.parse(reservationId).handle());
        json.writeStringProperty("concertId", concertId);
        json.writeStringProperty("concertTitle", concertTitle);
        json.writeStringProperty("fanId", fanId);
        json.writeName("seats");
        json.writeRawValue(seats);
        writeMoney(json, "total", total);
        json.writeStringProperty("status", status);
        writeText(json, "reason", reason);
        if (paymentFailure != null && paymentFailureAt != null) {
            json.writeObjectPropertyStart("paymentFailure");
            json.writeStringProperty("code", paymentFailure);
            writeText(json, "at", paymentFailureAt);
            json.writeEndObject();
        }
        if (status.equals(ReservationStatus.HELD.name())) {
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

    private void writeMoney(JsonGenerator json, String name, long amount) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("amount", amount);
        json.writeStringProperty("currency", currency);
        json.writeEndObject();
    }

    /** What is absent is left out. */
    private static void writeText(JsonGenerator json, String name, @Nullable Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }
}
