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
 * @param organizerId the organizer's id, or null for any
 * @param query a text in the title or venue, in any case, or null for any
 * @param status the concerts' status, or null for any
 * @param from the earliest start, or null for any
 * @param to the time before which the concerts start, or null for any
 * @param order the order
 * @param cursor the page's cursor, or null for the first page
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

    /**
     * {@return a query for the first page of all concerts}
     *
     * @param status the concerts' status, or null for any
     * @param order the order
     */
    static ConcertListing ofAll(@Nullable ConcertStatus status, Order order) {
        return new ConcertListing(null, null, status, null, null, order, null);
    }

    /**
     * {@return a query for the concerts of an organizer}
     *
     * @param organizerId the organizer's id
     * @param status the concerts' status, or null for any
     * @param order the order
     * @param cursor the page's cursor, or null for the first page
     */
    static ConcertListing ofOrganizer(
            String organizerId, @Nullable ConcertStatus status, Order order, @Nullable String cursor) {
        return new ConcertListing(organizerId, null, status, null, null, order, cursor);
    }

    /** The order of a listing. The concert's id decides between equals. */
    enum Order {
        STARTS_AT("startsAt", "c.starts_at", concert -> concert.startsAt().toString()),
        SALES_OPEN_AT("salesOpenAt", "c.sales_open_at", concert -> concert.salesOpenAt()
                .toString()),
        /** By title, without the character that separates the parts of a cursor; the collation ignores it. */
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

    /** {@return the columns of the order, with {@code query_concert} as {@code c}} */
    String orderBy() {
        return order.column + ", c.concert_id";
    }

    /** {@return whether the query has no condition but a status, and asks for the first page, as most callers do} */
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

    /**
     * {@return the conditions, with {@code query_concert} as {@code c}}
     *
     * @throws ValidationException for a foreign cursor
     */
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
            // The first condition follows from the second. An index can use it.
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
