package io.cygi.query.seat;

import io.cygi.contracts.value.ConcertId;
import io.cygi.web.PathIds;
import io.cygi.web.ValidationException;
import io.cygi.web.http.EntityTags;
import io.cygi.web.stream.ServerSentStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The seat map, once and live. */
@RestController
class SeatController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");
    private static final Pattern E_TAG = Pattern.compile("\"(\\d{1,18})\"");

    private final SeatMaps maps;
    private final SeatBroadcast broadcast;

    SeatController(SeatMaps maps, SeatBroadcast broadcast) {
        this.maps = maps;
        this.broadcast = broadcast;
    }

    /** The rendered bytes go out as they are; the declared type tells what is in them. */
    @GetMapping(path = "/api/v1/concerts/{concertId}/seats", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<SeatMapBody> seats(
            @PathVariable String concertId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ConcertId id = PathIds.concert(concertId);
        long version = maps.shown(id, seen(request.getHeader(HttpHeaders.IF_NONE_MATCH)));
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePublic().getHeaderValue());
        if (EntityTags.notModified(request.getHeaders(HttpHeaders.IF_NONE_MATCH), SeatMaps.eTag(version))) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            response.setHeader(HttpHeaders.ETAG, SeatMaps.eTag(version));
            return null;
        }
        LiveSeatMap.Rendered map = maps.rendered(id, version);
        response.setHeader(HttpHeaders.ETAG, map.eTag());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(map.json().length);
        response.getOutputStream().write(map.json());
        return null;
    }

    @GetMapping(path = "/api/v1/concerts/{concertId}/seats/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            @PathVariable String concertId,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            HttpMethod method) {
        ConcertId id = PathIds.concert(concertId);
        @Nullable Long lastSeen = lastEventId == null ? null : version(lastEventId);
        long version = maps.version(id);
        if (method == HttpMethod.HEAD) {
            return ServerSentStream.head();
        }
        // A client that claims to come from the future is told what happens from now on.
        long position = lastSeen == null ? version : Math.min(lastSeen, version);
        return ResponseEntity.ok(broadcast.subscribe(id, position));
    }

    /** {@return the newest version that the caller says to have, 0 where it has none} */
    private static long seen(@Nullable String ifNoneMatch) {
        return ifNoneMatch == null
                ? 0
                : E_TAG.matcher(ifNoneMatch)
                        .results()
                        .mapToLong(tag -> Long.parseLong(tag.group(1)))
                        .max()
                        .orElse(0);
    }

    private static long version(String lastEventId) {
        if (!VERSION.matcher(lastEventId).matches()) {
            throw new ValidationException(LAST_EVENT_ID, "is not the id of an event of this stream");
        }
        return Long.parseLong(lastEventId);
    }
}
