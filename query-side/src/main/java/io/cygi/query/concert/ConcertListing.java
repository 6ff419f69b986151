package io.cygi.query.concert;

import io.cygi.contracts.value.UnicodeText;
import io.cygi.query.projection.InstantColumn;
import io.cygi.web.Cursor;
import io.cygi.web.ValidationException;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which concerts are asked for and in which order.
 *
 * @param organizerId only this organizer's, or null
 * @param query only with this in their title or venue, in any case, or null
 * @param status only in this status, or null
 * @param from only starting at or after it, or null
 * @param to only starting before it, or null
 * @param order the order
 * @param cursor where the page begins, or null
 */
record ConcertListing(
        @Nullable String organizerId,
        @Nullable String query,
        @Nullable ConcertStatus status,
        @Nullable Instant from,
        @Nullable Instant to,
        Order order,
        @Nullable String cursor) {

    private static final int QUERY_LENGTH_MAX = 100;
    private static final char ESCAPE = '!';
    private static final String ID = "concertId";

    ConcertListing {
        if (query != null && query.length() > QUERY_LENGTH_MAX) {
            throw new ValidationException("query", "has up to " + QUERY_LENGTH_MAX + " characters");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ValidationException("to", "must be after from");
        }
    }

    /** What a list is ordered by; the concert's id decides between equals. */
    enum Order {
        STARTS_AT("startsAt", row -> row.startsAt().toString()),
        SALES_OPEN_AT("salesOpenAt", row -> row.salesOpenAt().toString()),
        /** Without the character that separates a cursor's parts, which the title's collation ignores. */
        TITLE("title", row -> row.title().replace("\u001f", ""));

        private final String attribute;
        private final Function<ConcertRow, String> value;

        Order(String attribute, Function<ConcertRow, String> value) {
            this.attribute = attribute;
            this.value = value;
        }

        static Order named(String name) {
            for (Order order : values()) {
                if (order.attribute.equals(name)) {
                    return order;
                }
            }
            throw new ValidationException("sort", "must be startsAt, salesOpenAt or title");
        }
    }

    Sort sort() {
        return Sort.by(order.attribute, ID);
    }

    List<String> position(ConcertRow last) {
        return List.of(order.name(), order.value.apply(last), last.concertId());
    }

    Specification<ConcertRow> specification() {
        @Nullable Specification<ConcertRow> after = cursor == null ? null : Cursor.decode(cursor, 3, this::after);
        return (root, ignored, criteria) -> {
            List<Predicate> all = filters(root, criteria);
            if (after != null) {
                all.add(after.toPredicate(root, ignored, criteria));
            }
            return criteria.and(all.toArray(Predicate[]::new));
        };
    }

    private List<Predicate> filters(Root<ConcertRow> root, CriteriaBuilder criteria) {
        List<Predicate> all = new ArrayList<>();
        if (organizerId != null) {
            all.add(criteria.equal(root.get("organizerId"), organizerId));
        }
        if (query != null) {
            String pattern = "%" + escaped(UnicodeText.trimmed(query)) + "%";
            all.add(criteria.or(
                    criteria.like(root.get("title"), pattern, ESCAPE),
                    criteria.like(root.get("venue"), pattern, ESCAPE)));
        }
        if (status != null) {
            all.add(criteria.equal(root.get("status"), status));
        }
        if (from != null) {
            all.add(criteria.greaterThanOrEqualTo(root.get("startsAt"), InstantColumn.stored(from)));
        }
        if (to != null) {
            all.add(criteria.lessThan(root.get("startsAt"), InstantColumn.stored(to)));
        }
        return all;
    }

    private Specification<ConcertRow> after(List<String> position) {
        if (Order.valueOf(position.get(0)) != order) {
            throw new IllegalArgumentException("a cursor of another order");
        }
        String id = position.get(2);
        if (order == Order.TITLE) {
            String title = position.get(1);
            return (root, ignored, criteria) -> beyond(criteria, root.get(order.attribute), title, root.get(ID), id);
        }
        Instant time = Instant.parse(position.get(1));
        return (root, ignored, criteria) -> beyond(criteria, root.get(order.attribute), time, root.get(ID), id);
    }

    private static <T extends Comparable<? super T>> Predicate beyond(
            CriteriaBuilder criteria, Path<T> attribute, T value, Path<String> idAttribute, String id) {
        return criteria.or(
                criteria.greaterThan(attribute, value),
                criteria.and(criteria.equal(attribute, value), criteria.greaterThan(idAttribute, id)));
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
