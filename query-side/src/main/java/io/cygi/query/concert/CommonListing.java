package io.cygi.query.concert;

import io.cygi.web.page.CursorPage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes the first page of a listing with no condition but a status.
 *
 * @param status the concerts' status, or null for any
 * @param order the order
 * @param limit the size of the page
 */
record CommonListing(@Nullable ConcertStatus status, ConcertListing.Order order, int limit) {

    private static final int QUERY_LENGTH_MAX = 100;
    private static final Pattern PARAMETER =
            Pattern.compile("(?:status=(?<status>SCHEDULED|ON_SALE|SALES_CLOSED|CLOSED|CANCELLED)"
                    + "|sort=(?<sort>startsAt|salesOpenAt|title)|limit=(?<limit>[1-9][0-9]?|100))(?:&|$)");
    private static final CommonListing DEFAULT =
            new CommonListing(null, ConcertListing.Order.STARTS_AT, CursorPage.LIMIT_DEFAULT);

    /**
     * {@return the listing that a query asks for, if it is plainly a common one}
     *
     * @param query the query as it was sent, or null
     */
    static Optional<CommonListing> parse(@Nullable String query) {
        if (query == null) {
            return Optional.of(DEFAULT);
        }
        if (query.length() > QUERY_LENGTH_MAX || query.endsWith("&")) {
            return Optional.empty();
        }
        String status = null;
        String sort = null;
        String limit = null;
        Matcher parameter = PARAMETER.matcher(query);
        int at = 0;
        for (; at < query.length() && parameter.find(at) && parameter.start() == at; at = parameter.end()) {
            boolean twice = (parameter.group("status") != null && status != null)
                    || (parameter.group("sort") != null && sort != null)
                    || (parameter.group("limit") != null && limit != null);
            if (twice) {
                return Optional.empty();
            }
            status = parameter.group("status") == null ? status : parameter.group("status");
            sort = parameter.group("sort") == null ? sort : parameter.group("sort");
            limit = parameter.group("limit") == null ? limit : parameter.group("limit");
        }
        return at < query.length() || query.isEmpty()
                ? Optional.empty()
                : Optional.of(new CommonListing(
                        status == null ? null : ConcertStatus.valueOf(status),
                        sort == null ? DEFAULT.order : ConcertListing.Order.parse(sort),
                        limit == null ? DEFAULT.limit : Integer.parseInt(limit)));
    }

    /** {@return the listing in the general form} */
    ConcertListing listing() {
        return ConcertListing.ofAll(status, order);
    }
}
