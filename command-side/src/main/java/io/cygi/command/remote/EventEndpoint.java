package io.cygi.command.remote;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.store.history.JdbcStoredEvents;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.remote.event.EventAnswer;
import io.cygi.remote.event.EventFormat;
import io.cygi.remote.event.EventQuery;
import io.cygi.remote.http.ServiceTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Reads stored events for other services of the platform, and only for them. Like {@link CommandEndpoint}, it is a filter before
 * all others. An answer has a bounded number of events and is sent with its length, so callers notice an incomplete one.
 */
final class EventEndpoint extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(EventEndpoint.class);
    private static final int QUERY_BYTES_MAX = 16 * 1024;
    private static final String RETRY_AFTER_SECONDS = "1";

    private final transient JdbcStoredEvents events;
    private final transient ServiceTokens tokens;
    private final transient EventFormat format = new EventFormat();
    private final Semaphore permits;

    /** Creates the endpoint. @param underWayMax the most answers that are made at the same time */
    EventEndpoint(JdbcStoredEvents events, ServiceTokens tokens, int underWayMax) {
        this.events = events;
        this.tokens = tokens;
        this.permits = new Semaphore(underWayMax);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (!ServiceCall.isOfAService(request, tokens)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
        } else if (!permits.tryAcquire()) {
            unavailable(response);
        } else {
            try {
                answer(request, response);
            } finally {
                permits.release();
            }
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(QUERY_BYTES_MAX + 1);
        if (body.length > QUERY_BYTES_MAX) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        try {
            byte[] answer = format.answer(answer(format.query(body)));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        } catch (UnavailableException e) {
            LOG.warn("Events cannot be read for another service", e);
            unavailable(response);
        } catch (IllegalArgumentException e) {
            LOG.warn("A query cannot be read; its sender may have another version", e);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }

    private static void unavailable(HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    private EventAnswer answer(EventQuery query) {
        String prefix = query.prefix();
        return switch (query.read()) {
            case PAGE -> EventAnswer.of(events.page(prefix, after(query), query.indexMax(), limit(query)), null);
            case PAGE_END ->
                EventAnswer.of(List.of(), events.pageEnd(prefix, after(query), query.indexMax(), query.limit()));
            case BETWEEN -> between(query);
            case COUNT -> EventAnswer.of(events.count(prefix, query.indexMax()));
            case NEWEST_INDEX -> EventAnswer.of(events.newestIndex());
            case LAST -> EventAnswer.of(events.last(prefix).stream().toList(), null);
        };
    }

    private EventAnswer between(EventQuery query) {
        List<StoredEvent> page =
                events.between(after(query), Objects.requireNonNull(query.to()), query.indexMax(), limit(query));
        List<String> types = query.types();
        Predicate<StoredEvent> wanted = event -> types.isEmpty() || types.contains(event.type());
        boolean more = page.size() == limit(query);
        StoredEvent last = page.isEmpty() ? null : page.getLast();
        return EventAnswer.of(
                page.stream().filter(wanted).toList(),
                more && last != null ? new Place(last.aggregateId(), last.sequence()) : null);
    }

    private static Place after(EventQuery query) {
        return Objects.requireNonNull(query.after());
    }

    private static int limit(EventQuery query) {
        return Math.min(query.limit(), EventQuery.EVENTS_MAX);
    }
}
