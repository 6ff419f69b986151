package io.cygi.query.concert;

import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.page.PageCache;
import io.cygi.query.page.PreparedPage;
import io.cygi.query.page.PreparedPageSource;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.seat.projection.SeatCounts;
import io.cygi.web.page.CursorPage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the public pages about concerts prepared: the page of each concert, and the listings that most callers ask for.
 */
final class ConcertPages implements PreparedPageSource {

    private final ConcertQueries concerts;
    private final JsonMapper json;
    private final PageCache<String> details;
    private final PageCache<CommonListing> listings;

    ConcertPages(ConcertReader reader, ConcertQueries concerts, JsonMapper json, long bytesMax) {
        this.concerts = concerts;
        this.json = json;
        this.details = new PageCache<>(bytesMax, id -> reader.find(id).map(this::page));
        this.listings = new PageCache<>(bytesMax, common -> Optional.of(page(common.listing(), common.limit())));
    }

    /** Subscribes the pages to the commits of this process. */
    void subscribe(ChangeNotifier notifier, SeatCounts seats) {
        notifier.subscribe(key -> {
            if (key.startsWith(ConcertProjection.KEY)) {
                invalidate(key.substring(ConcertProjection.KEY.length()));
            } else if (key.equals(ConcertProjection.RESET)) {
                invalidateAll();
            }
        });
        seats.subscribe(this::invalidate, this::invalidateAll);
    }

    private void invalidate(String concertId) {
        details.invalidate(concertId);
        listings.invalidateAll();
    }

    private void invalidateAll() {
        details.invalidateAll();
        listings.invalidateAll();
    }

    @Override
    public Optional<PreparedPage> find(String path, HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        if (path.equals(ResourcePaths.CONCERTS)) {
            return CommonListing.parse(query).flatMap(listings::cached);
        }
        return query == null
                ? ResourcePaths.concertIn(path, "").flatMap(concertId -> details.cached(concertId.value()))
                : Optional.empty();
    }

    /**
     * {@return the concert's page}
     *
     * @param concertId the concert's id
     * @throws io.cygi.contracts.RefusedException if there is no such concert
     */
    PreparedPage detail(ConcertId concertId) {
        return details.get(concertId.value()).orElseGet(() -> page(concerts.get(concertId)));
    }

    /** {@return the listing's page} @param listing the listing @param limit the size of the page */
    PreparedPage listing(ConcertListing listing, int limit) {
        Optional<PreparedPage> kept = listing.isCommon()
                ? listings.get(new CommonListing(listing.status(), listing.order(), limit))
                : Optional.empty();
        return kept.orElseGet(() -> page(listing, limit));
    }

    /**
     * Prepares the page of a concert. Its tag begins with the version, which an organizer's {@code If-Match} is
     * compared with, followed by a digest of the content.
     */
    private PreparedPage page(ConcertView concert) {
        return PreparedPage.of(json.writeValueAsBytes(ConcertBody.of(concert)), concert.version());
    }

    private PreparedPage page(ConcertListing listing, int limit) {
        CursorPage<ConcertSummary> page = concerts.page(listing, limit);
        return PreparedPage.of(json.writeValueAsBytes(page));
    }
}
