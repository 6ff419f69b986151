package io.cygi.query.seat.stream;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.seat.map.SeatMapCache;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.stream.ServerSentStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams the seat changes of a concert. */
@RestController
class SeatStreamController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String AFTER = "after";
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    private final SeatMapCache maps;
    private final SeatBroadcaster broadcast;

    SeatStreamController(SeatMapCache maps, SeatBroadcaster broadcast) {
        this.maps = maps;
        this.broadcast = broadcast;
    }

    /**
     * Follows the seats from a version on. A browser cannot send a header with its first request, and sends the id of
     * the last event with all others: the header is the newer one if there are both.
     */
    @GetMapping(path = "/api/v1/concerts/{concertId}/seats/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            @PathVariable String concertId,
            @RequestParam(name = AFTER, required = false) @Nullable String after,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            HttpMethod method) {
        ConcertId id = PathIds.concert(concertId);
        @Nullable Long shown = after == null ? null : version(AFTER, after);
        @Nullable Long lastSeen = lastEventId == null ? shown : (Long) version(LAST_EVENT_ID, lastEventId);
        long version = maps.version(id);
        if (method == HttpMethod.HEAD) {
            return ServerSentStream.head();
        }
        return ResponseEntity.ok(broadcast.subscribe(id, lastSeen == null ? version : lastSeen, version));
    }

    private static long version(String field, String text) {
        if (!VERSION.matcher(text).matches()) {
            throw new ValidationException(field, "is not the id of an event of this stream, or the version of a map");
        }
        return Long.parseLong(text);
    }
}
