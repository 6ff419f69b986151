package io.cygi.query.seat.map;

import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.page.PreparedPage;
import io.cygi.query.page.PreparedPageSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Finds prepared seat maps for the filter of public pages. */
final class SeatMapPages implements PreparedPageSource {

    private static final String SEATS = "/seats";
    private static final Pattern E_TAG = Pattern.compile("\"(\\d{1,18})(?:-gzip)?\"");

    private final SeatMapCache maps;

    SeatMapPages(SeatMapCache maps) {
        this.maps = maps;
    }

    @Override
    public Optional<PreparedPage> find(String path, HttpServletRequest request) {
        return ResourcePaths.concertIn(path, SEATS).flatMap(concertId -> find(concertId, request));
    }

    private Optional<PreparedPage> find(ConcertId concertId, HttpServletRequest request) {
        for (SeatMapFormat format : SeatMapFormat.values()) {
            if (format.matchesQuery(request.getQueryString())) {
                return maps.cached(concertId.value(), seen(request)).map(format::of);
            }
        }
        return Optional.empty();
    }

    /**
     * {@return the map}
     *
     * @param concertId the concert's id
     * @param format the form
     * @param request tells the version that the caller has
     */
    PreparedPage page(ConcertId concertId, SeatMapFormat format, HttpServletRequest request) {
        return format.of(maps.current(concertId, seen(request)));
    }

    /** {@return the newest version that the caller claims to have, 0 if none} */
    private static long seen(HttpServletRequest request) {
        @Nullable String ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return ifNoneMatch == null
                ? 0
                : E_TAG.matcher(ifNoneMatch)
                        .results()
                        .mapToLong(tag -> Long.parseLong(tag.group(1)))
                        .max()
                        .orElse(0);
    }
}
