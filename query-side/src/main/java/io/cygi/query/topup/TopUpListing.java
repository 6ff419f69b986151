package io.cygi.query.topup;

import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.query.projection.InstantColumn;
import io.cygi.query.read.WhereClause;
import io.cygi.web.page.Cursor;
import io.cygi.web.problem.ValidationException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a query for top-ups, newest first.
 *
 * @param accountId the account's id, or null for any
 * @param status the status, or null for any
 * @param from the earliest time of the request, or null for any
 * @param to the time before which the top-ups were requested, or null for any
 * @param cursor the page's cursor, or null for the first page
 */
record TopUpListing(
        @Nullable AccountId accountId,
        TopUpBody.@Nullable Status status,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String cursor) {

    TopUpListing {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ValidationException("to", "must be after from");
        }
    }

    /**
     * {@return a query for the top-ups of an account}
     *
     * @param accountId the account's id
     * @param status the status, or null for any
     * @param cursor the page's cursor, or null for the first page
     */
    static TopUpListing ofAccount(AccountId accountId, TopUpBody.@Nullable Status status, @Nullable String cursor) {
        return new TopUpListing(accountId, status, null, null, cursor);
    }

    static List<String> position(TopUpRow last) {
        return List.of(last.requestedAt().toString(), last.topUpId().handle());
    }

    WhereClause whereClause() {
        WhereClause all = new WhereClause();
        if (accountId != null) {
            all.and("account_id = ?", accountId.value());
        }
        if (status != null) {
            all.and("status = ?", status.name());
        }
        if (from != null) {
            all.and("requested_at >= ?", InstantColumn.parameter(from));
        }
        if (to != null) {
            all.and("requested_at < ?", InstantColumn.parameter(to));
        }
        if (cursor != null) {
            Position after = Cursor.decode(cursor, 2, Position::of);
            all.olderThan("requested_at", after.requestedAt, "top_up_id", after.topUpId);
        }
        return all;
    }

    private record Position(LocalDateTime requestedAt, String topUpId) {

        private static Position of(List<String> parts) {
            return new Position(
                    InstantColumn.parameter(Instant.parse(parts.get(0))),
                    TopUpId.ofHandle(parts.get(1)).toString());
        }
    }
}
