package io.cygi.gateway.audit;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.page.Cursor;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.request.QueryParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The conditions of a query for audit lines, newest first.
 *
 * @param actor the account that acted, or null for any
 * @param subject the account that the act concerned, or null for any
 * @param action the kind of act, or null for any
 * @param from the earliest time, inclusive, or null
 * @param to the latest time, exclusive, or null
 * @param cursor the cursor of the page, or null for the first
 */
@QueryParameters
record AuditFilter(
        @RequestParam(required = false) @Nullable String actor,
        @RequestParam(required = false) @Nullable String subject,
        @RequestParam(required = false) @Nullable AuditAction action,
        @RequestParam(required = false) @Nullable Instant from,
        @RequestParam(required = false) @Nullable Instant to,
        @RequestParam(required = false) @Nullable String cursor) {

    AuditFilter {
        requireAccount("actor", actor);
        requireAccount("subject", subject);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ValidationException("to", "must be after from");
        }
    }

    /** {@return a filter by actor and subject} @param actor as above @param subject as above @param cursor as above */
    static AuditFilter by(@Nullable String actor, @Nullable String subject, @Nullable String cursor) {
        return new AuditFilter(actor, subject, null, null, null, cursor);
    }

    /** A condition in SQL with its parameters. */
    record Condition(String sql, List<Object> parameters) {}

    static List<String> position(AuditLineBody last) {
        return List.of(Long.toString(last.at().toEpochMilli()), Long.toString(last.auditId()));
    }

    /** {@return the condition, beginning with WHERE; empty if all lines are asked for} */
    Condition condition() {
        List<String> all = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        add(all, parameters, "actor = ?", actor);
        add(all, parameters, "subject = ?", subject);
        add(all, parameters, "action = ?", action == null ? null : action.name());
        add(all, parameters, "at_ms >= ?", from == null ? null : millis(from));
        add(all, parameters, "at_ms < ?", to == null ? null : millis(to));
        if (cursor != null) {
            List<Long> after = Cursor.decode(
                    cursor, 2, parts -> parts.stream().map(Long::valueOf).toList());
            // This condition follows from the next one. It lets the database use the index.
            add(all, parameters, "at_ms <= ?", after.get(0));
            all.add("(at_ms < ? OR line_id < ?)");
            parameters.addAll(after);
        }
        return new Condition(all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all), parameters);
    }

    private static void add(List<String> all, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            all.add(condition);
            parameters.add(value);
        }
    }

    private static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException e) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static void requireAccount(String field, @Nullable String text) {
        try {
            if (text != null) {
                new AccountId(text);
            }
        } catch (IllegalArgumentException e) {
            throw new ValidationException(field, "is not an account's identifier");
        }
    }
}
