package io.cygi.query.concert;

import io.cygi.web.request.QueryParameters;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The parameters of a public search for concerts.
 *
 * @param query a part of the title or venue, in any case, or null for any
 * @param status the status, or null for any
 * @param from the earliest start, inclusive, or null
 * @param to the latest start, exclusive, or null
 */
@QueryParameters
record ConcertSearch(
        @RequestParam(required = false) @Nullable String query,
        @RequestParam(required = false) @Nullable ConcertStatus status,
        @RequestParam(required = false) @Nullable Instant from,
        @RequestParam(required = false) @Nullable Instant to) {

    /**
     * {@return the query for the concerts of all organizers}
     *
     * @param order the order of the listing
     * @param cursor the cursor of the page, or null for the first
     */
    ConcertListing listing(ConcertListing.Order order, @Nullable String cursor) {
        return new ConcertListing(null, query, status, from, to, order, cursor);
    }
}
