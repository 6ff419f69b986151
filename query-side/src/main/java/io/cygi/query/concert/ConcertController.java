package io.cygi.query.concert;

import io.cygi.web.Caller;
import io.cygi.web.CursorPage;
import io.cygi.web.PathIds;
import io.cygi.web.http.EntityTags;
import io.cygi.web.limit.Places;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Concerts for everybody, and for their organizers. */
@RestController
class ConcertController {

    private static final String SORT_DEFAULT = "startsAt";

    private final Concerts concerts;
    private final Places searches;

    /** @param searchPlaces places of searches by words, which read every concert */
    ConcertController(Concerts concerts, Places searchPlaces) {
        this.concerts = concerts;
        this.searches = searchPlaces;
    }

    @GetMapping("/api/v1/concerts")
    CursorPage<ConcertSummary> concerts(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable ConcertStatus status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = SORT_DEFAULT) String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        ConcertListing listing =
                new ConcertListing(null, query, status, from, to, ConcertListing.Order.named(sort), cursor);
        int size = CursorPage.limit(limit);
        return query == null ? concerts.page(listing, size) : searches.within(() -> concerts.page(listing, size));
    }

    @GetMapping("/api/v1/concerts/{concertId}")
    ResponseEntity<ConcertBody> concert(@PathVariable String concertId, HttpServletRequest request) {
        ConcertRow concert = concerts.get(PathIds.concert(concertId));
        String eTag = "\"" + concert.version() + "\"";
        return EntityTags.notModified(request.getHeaders(HttpHeaders.IF_NONE_MATCH), eTag)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(eTag).build()
                : ResponseEntity.ok().eTag(eTag).body(concerts.body(concert));
    }

    @GetMapping("/api/v1/organizer/concerts")
    CursorPage<ConcertSummary> concertsOfOrganizer(
            @RequestParam(required = false) @Nullable ConcertStatus status,
            @RequestParam(defaultValue = SORT_DEFAULT) String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        String organizerId = caller.accountId().value();
        return concerts.page(
                new ConcertListing(organizerId, null, status, null, null, ConcertListing.Order.named(sort), cursor),
                CursorPage.limit(limit));
    }
}
