package io.cygi.query.admin;

import io.cygi.contracts.catalogue.EventType;
import io.cygi.contracts.catalogue.EventTypes;
import io.cygi.contracts.value.ConcertId;
import io.cygi.web.page.Cursor;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.request.QueryParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.common.DateTimeUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Describes an admin's query for events, newest first.
 *
 * @param aggregate the identifier of the aggregate, or null for any
 * @param type the event's type, for example {@code SeatHeld}, or null for any
 * @param concertId the id of the concert that the aggregates are or belong to, or null for any
 * @param correlationId the correlation id, or null for any
 * @param from the earliest time of the record, or null for any
 * @param to the time before which events were recorded, or null for any
 * @param cursor the page's cursor, or null for the first page
 */
@QueryParameters
record EventFilter(
        @RequestParam(required = false) @Nullable String aggregate,
        @RequestParam(required = false) @Nullable String type,
        @RequestParam(required = false) @Nullable String concertId,
        @RequestParam(required = false) @Nullable String correlationId,
        @RequestParam(required = false) @Nullable Instant from,
        @RequestParam(required = false) @Nullable Instant to,
        @RequestParam(required = false) @Nullable String cursor) {

    private static final int TEXT_LENGTH_MAX = 160;
    private static final char HIGHEST = '\uffff';
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Map<String, String> TYPES =
            EventTypes.PLATFORM.all().stream().collect(Collectors.toUnmodifiableMap(EventType::title, EventType::name));

    EventFilter {
        bounded("aggregate", aggregate);
        bounded("correlationId", correlationId);
        if (type != null && !TYPES.containsKey(type)) {
            throw new ValidationException("type", "is not a type of event");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ValidationException("to", "must be after from");
        }
        if (concertId != null) {
            try {
                concertId = new ConcertId(concertId).value();
            } catch (IllegalArgumentException e) {
                throw new ValidationException("concertId", "is not a concert's id");
            }
        }
    }

    /** A condition in SQL, and its parameters. */
    record Condition(String sql, boolean byAggregate, List<Object> parameters) {}

    Condition condition() {
        List<String> all = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        add(all, parameters, aggregate, "aggregate_identifier = ?", Function.identity());
        add(all, parameters, concertId, "aggregate_identifier >= ?", Function.identity());
        add(all, parameters, concertId, "aggregate_identifier < ?", id -> id + HIGHEST);
        add(all, parameters, type, "payload_type = ?", TYPES::get);
        // Searching the text is much cheaper than reading the JSON of every event. An index would not pay for a rare
        // question.
        add(all, parameters, correlationId, "LOCATE(?, meta_data) > 0", Function.identity());
        add(
                all,
                parameters,
                correlationId,
                "JSON_VALUE(CONVERT(meta_data USING utf8mb4), '$.correlationId') = ?",
                Function.identity());
        add(all, parameters, from, "recorded_at >= ?", EventFilter::recorded);
        add(all, parameters, to, "recorded_at < ?", EventFilter::recorded);
        Long before = cursor == null ? null : Cursor.decode(cursor, 1, parts -> Long.valueOf(parts.get(0)));
        add(all, parameters, before, "global_index < ?", Function.identity());
        String sql = all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
        return new Condition(sql, aggregate != null || concertId != null, parameters);
    }

    private static <T> void add(
            List<String> all,
            List<Object> parameters,
            @Nullable T value,
            String condition,
            Function<T, ? extends Object> parameter) {
        if (value != null) {
            all.add(condition);
            parameters.add(parameter.apply(value));
        }
    }

    /** {@return the time as the store keeps it} The texts have one form and length, so their order is that of time. */
    private static String recorded(Instant time) {
        Instant bounded = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        return DateTimeUtils.formatInstant(bounded);
    }

    private static void bounded(String field, @Nullable String value) {
        if (value != null && value.length() > TEXT_LENGTH_MAX) {
            throw new ValidationException(field, "has up to " + TEXT_LENGTH_MAX + " characters");
        }
    }
}
