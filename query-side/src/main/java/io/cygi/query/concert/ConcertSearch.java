package io.cygi.query.concert;

import io.cygi.web.request.QueryParameters;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The parameters with which the public searches for concerts.
 *
 * @param query only with this in their title or venue, in any case, or null
 * @param status only in this status, or null
 * @param from only starting at or after it, or null
 * @param to only starting before it, or null
 * @param sort the name of the order
 * @param cursor where the page begins, or null
 */
@QueryParameters
record ConcertSearch(
        @RequestParam(required = false) @Nullable String query,
        @RequestParam(required = false) @Nullable ConcertStatus status,
        @RequestParam(required = false) @Nullable Instant from,
        @RequestParam(required = false) @Nullable Instant to,

        @RequestParam(defaultValue = ConcertSearch.SORT_DEFAULT)
        String sort,

        @RequestParam(required = false) @Nullable String cursor) {

    static final String SORT_DEFAULT = "startsAt";

    /** {@return the listing of all organizers' concerts that these parameters ask for} */
    ConcertListing listing() {
        return new ConcertListing(null, query, status, from, to, ConcertListing.Order.parse(sort), cursor);
    }
}
