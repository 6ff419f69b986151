package io.cygi.query.concert;

import io.cygi.contracts.text.UnicodeText;
import io.cygi.query.projection.InstantColumn;
import io.cygi.query.read.WhereClause;
import io.cygi.web.page.Cursor;
import io.cygi.web.problem.ValidationException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Describes a query for concerts and its order.
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

    ConcertListing {
        if (query != null && query.length() > QUERY_LENGTH_MAX) {
            throw new ValidationException("query", "has up to " + QUERY_LENGTH_MAX + " characters");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ValidationException("to", "must be after from");
        }
    }

    /** {@return a query for the first page of all concerts} @param status only in this status, or null @param order the order */
    static ConcertListing ofAll(@Nullable ConcertStatus status, Order order) {
        return new ConcertListing(null, null, status, null, null, order, null);
    }

    /**
     * {@return a query for the concerts of an organizer}
     *
     * @param organizerId whose
     * @param status only in this status, or null
     * @param order the order
     * @param cursor where the page begins, or null
     */
    static ConcertListing ofOrganizer(
            String organizerId, @Nullable ConcertStatus status, Order order, @Nullable String cursor) {
        return new ConcertListing(organizerId, null, status, null, null, order, cursor);
    }

    /** Orders a list; the concert's id decides between equals. */
    enum Order {
        STARTS_AT("startsAt", "c.starts_at", concert -> concert.startsAt().toString()),
        SALES_OPEN_AT("salesOpenAt", "c.sales_open_at", concert -> concert.salesOpenAt()
                .toString()),
        /** The title, without the character that separates the parts of a cursor, which the collation ignores. */
        TITLE("title", "c.title", concert -> concert.title().replace("\u001f", ""));

        private final String parameter;
        private final String column;
        private final Function<ConcertView, String> value;

        Order(String parameter, String column, Function<ConcertView, String> value) {
            this.parameter = parameter;
            this.column = column;
            this.value = value;
        }

        static Order parse(String name) {
            for (Order order : values()) {
                if (order.parameter.equals(name)) {
                    return order;
                }
            }
            throw new ValidationException("sort", "must be startsAt, salesOpenAt or title");
        }
    }

    /** {@return the columns of the order, of {@code query_concert} as {@code c}} */
    String orderBy() {
        return order.column + ", c.concert_id";
    }

    /** {@return whether only a status is asked for, and no more than the first page, as most callers do} */
    boolean isCommon() {
        return organizerId == null
                && (query == null || query.isBlank())
                && from == null
                && to == null
                && cursor == null;
    }

    List<String> position(ConcertView last) {
        return List.of(order.name(), order.value.apply(last), last.concertId());
    }

    /** {@return the conditions on {@code query_concert} as {@code c}} @throws ValidationException for a foreign cursor */
    WhereClause whereClause() {
        WhereClause all = new WhereClause();
        if (organizerId != null) {
            all.and("c.organizer_id = ?", organizerId);
        }
        if (query != null) {
            String pattern = "%" + escaped(UnicodeText.trimmed(query)) + "%";
            all.and("(c.title LIKE ? ESCAPE '!' OR c.venue LIKE ? ESCAPE '!')", pattern, pattern);
        }
        if (status != null) {
            all.and("c.status = ?", status.name());
        }
        if (from != null) {
            all.and("c.starts_at >= ?", InstantColumn.parameter(from));
        }
        if (to != null) {
            all.and("c.starts_at < ?", InstantColumn.parameter(to));
        }
        if (cursor != null) {
            Position after = Cursor.decode(cursor, 3, this::position);
            // The first condition says the same as the second to an index.
            all.and(order.column + " >= ?", after.value)
                    .and("(" + order.column + " > ? OR c.concert_id > ?)", after.value, after.concertId);
        }
        return all;
    }

    private Position position(List<String> parts) {
        if (Order.valueOf(parts.get(0)) != order) {
            throw new IllegalArgumentException("a cursor of another order");
        }
        String value = parts.get(1);
        return new Position(order == Order.TITLE ? value : InstantColumn.parameter(Instant.parse(value)), parts.get(2));
    }

    private record Position(Object value, String concertId) {}

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
