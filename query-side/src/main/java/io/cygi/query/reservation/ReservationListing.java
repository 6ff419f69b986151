package io.cygi.query.reservation;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.query.projection.InstantColumn;
import io.cygi.query.read.WhereClause;
import io.cygi.web.page.Cursor;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a query for reservations, newest first.
 *
 * @param fanId the fan's id, or null for any
 * @param concertId the concert's id, or null for any
 * @param status the status, or null for any
 * @param cursor the page's cursor, or null for the first page
 */
public record ReservationListing(
        @Nullable AccountId fanId,
        @Nullable ConcertId concertId,
        @Nullable ReservationStatus status,
        @Nullable String cursor) {

    /**
     * {@return a query for the reservations of a fan}
     *
     * @param fanId the fan's id
     * @param status the status, or null for any
     * @param cursor the page's cursor, or null for the first page
     */
    static ReservationListing ofFan(AccountId fanId, @Nullable ReservationStatus status, @Nullable String cursor) {
        return new ReservationListing(fanId, null, status, cursor);
    }

    static List<String> position(ReservationRow last) {
        return List.of(last.requestedAt().toString(), last.reservationId());
    }

    /**
     * {@return the conditions, with {@code query_reservation} as {@code r}}
     *
     * @throws ValidationException for a foreign cursor
     */
    WhereClause whereClause() {
        WhereClause all = new WhereClause();
        if (fanId != null) {
            all.and("r.fan_id = ?", fanId.value());
        }
        if (concertId != null) {
            all.and("r.concert_id = ?", concertId.value());
        }
        if (status != null) {
            all.and("r.status = ?", status.name());
        }
        if (cursor != null) {
            Position after = Cursor.decode(cursor, 2, Position::of);
            all.olderThan("r.requested_at", after.requestedAt, "r.reservation_id", after.reservationId);
        }
        return all;
    }

    private record Position(LocalDateTime requestedAt, String reservationId) {

        private static Position of(List<String> parts) {
            return new Position(
                    InstantColumn.parameter(Instant.parse(parts.get(0))),
                    ReservationId.parse(parts.get(1)).toString());
        }
    }
}
