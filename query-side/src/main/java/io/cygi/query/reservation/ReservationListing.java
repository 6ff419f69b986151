package io.cygi.query.reservation;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.web.Cursor;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which reservations are asked for, newest first.
 *
 * @param fanId only this fan's, or null
 * @param concertId only of this concert, or null
 * @param status only in this status, or null
 * @param cursor where the page begins, or null
 */
public record ReservationListing(
        @Nullable AccountId fanId,
        @Nullable ConcertId concertId,
        @Nullable ReservationStatus status,
        @Nullable String cursor) {

    private static final String REQUESTED_AT = "requestedAt";
    private static final String ID = "reservationId";

    Sort sort() {
        return Sort.by(Sort.Direction.DESC, REQUESTED_AT, ID);
    }

    static List<String> position(ReservationRow last) {
        return List.of(last.requestedAt().toString(), last.reservationId());
    }

    Specification<ReservationRow> specification() {
        @Nullable Position after = cursor == null ? null : Cursor.decode(cursor, 2, Position::of);
        return (root, query, criteria) -> {
            List<Predicate> all = filters(root, criteria);
            if (after != null) {
                all.add(criteria.or(
                        criteria.lessThan(root.get(REQUESTED_AT), after.requestedAt),
                        criteria.and(
                                criteria.equal(root.get(REQUESTED_AT), after.requestedAt),
                                criteria.lessThan(root.get(ID), after.reservationId))));
            }
            return criteria.and(all.toArray(Predicate[]::new));
        };
    }

    private List<Predicate> filters(Root<ReservationRow> root, CriteriaBuilder criteria) {
        List<Predicate> all = new ArrayList<>();
        if (fanId != null) {
            all.add(criteria.equal(root.get("fanId"), fanId.value()));
        }
        if (concertId != null) {
            all.add(criteria.equal(root.get("concertId"), concertId.value()));
        }
        if (status != null) {
            all.add(criteria.equal(root.get("status"), status));
        }
        return all;
    }

    private record Position(Instant requestedAt, String reservationId) {

        private static Position of(List<String> parts) {
            return new Position(
                    Instant.parse(parts.get(0)),
                    ReservationId.parse(parts.get(1)).toString());
        }
    }
}
