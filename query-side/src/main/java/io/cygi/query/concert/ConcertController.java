package io.cygi.query.concert;

import io.cygi.contracts.api.PathIds;
import io.cygi.query.page.PageWriter;
import io.cygi.web.caller.Caller;
import io.cygi.web.limit.Places;
import io.cygi.web.page.CursorPage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers with concerts to the public and to their organizers. */
@RestController
class ConcertController {

    private static final String SORT_DEFAULT = "startsAt";

    private final ConcertQueries concerts;
    private final ConcertPages pages;
    private final Places searches;

    /** Creates the concert controller. @param searchPlaces the places of searches by words, which read every concert */
    ConcertController(ConcertQueries concerts, ConcertPages pages, Places searchPlaces) {
        this.concerts = concerts;
        this.pages = pages;
        this.searches = searchPlaces;
    }

    /** Answers with prepared bytes as they are. The declared type describes their content. */
    @GetMapping(path = "/api/v1/concerts", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<CursorPage<ConcertSummary>> concerts(
            ConcertSearch search,
            @RequestParam(defaultValue = SORT_DEFAULT) String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            ServletWebRequest exchange)
            throws IOException {
        ConcertListing listing = search.listing(ConcertListing.Order.parse(sort), cursor);
        int size = CursorPage.limit(limit);
        PageWriter.write(
                search.query() == null
                        ? pages.listing(listing, size)
                        : searches.within(() -> pages.listing(listing, size)),
                exchange);
        return null;
    }

    @GetMapping(path = "/api/v1/concerts/{concertId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<ConcertBody> concert(@PathVariable String concertId, ServletWebRequest exchange) throws IOException {
        PageWriter.write(pages.detail(PathIds.concert(concertId)), exchange);
        return null;
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
                ConcertListing.ofOrganizer(organizerId, status, ConcertListing.Order.parse(sort), cursor),
                CursorPage.limit(limit));
    }
}
