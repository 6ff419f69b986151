package io.cygi.command.remote;

import io.cygi.messaging.Deadline;
import io.cygi.messaging.store.history.EventPart;
import io.cygi.messaging.store.history.JdbcStoredEvents;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.event.EventAnswer;
import io.cygi.remote.event.EventFormat;
import io.cygi.remote.event.EventQuery;
import io.cygi.remote.http.ServiceTokens;
import java.util.List;
import java.util.Objects;

/**
 * Reads stored events for other services of the platform. An answer has a bounded number of events and of bytes, and tells the
 * place to read on from if it was cut. It is sent with its length, so callers notice an incomplete one.
 */
final class EventEndpoint extends ServiceEndpoint {

    /** The most bytes of a query: those of the identifiers of {@link EventQuery#AGGREGATES_MAX} aggregates. */
    private static final int QUERY_BYTES_MAX = 64 * 1024;

    private static final long serialVersionUID = 1L;

    private final transient JdbcStoredEvents events;
    private final transient EventFormat format = new EventFormat();
    private final int answerBytesMax;

    /**
     * Creates the endpoint.
     *
     * @param events reads the store, under the deadline of the caller
     * @param faults writes the faults
     * @param tokens verify the callers
     * @param underWay the bounds of the answers that are made at the same time
     * @param answerBytesMax the most bytes of the events of an answer; a larger event is an answer of its own
     */
    EventEndpoint(
            JdbcStoredEvents events,
            CommandFormat faults,
            ServiceTokens tokens,
            UnderWay underWay,
            int answerBytesMax) {
        super(faults, tokens, underWay, QUERY_BYTES_MAX);
        this.events = events;
        this.answerBytesMax = answerBytesMax;
    }

    @Override
    int charged(int bodyBytes) {
        return answerBytesMax;
    }

    @Override
    byte[] answer(byte[] body, UnderWay.Entry entry) {
        EventAnswer answer = answer(query(body));
        long bytes = answer.events().stream().mapToLong(StoredEvent::bytes).sum();
        if (!entry.grow(bytes)) {
            throw new BusyException();
        }
        Deadline.requireTimeLeft();
        return format.answer(answer);
    }

    private EventQuery query(byte[] body) {
        try {
            return format.query(body);
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException(e);
        }
    }

    private EventAnswer answer(EventQuery query) {
        String prefix = query.prefix();
        return switch (query.read()) {
            case PAGE -> part(events.page(prefix, after(query), query.indexMax(), bounds(query)));
            case PAGE_END ->
                EventAnswer.of(List.of(), events.pageEnd(prefix, after(query), query.indexMax(), query.limit()));
            case BETWEEN ->
                part(events.between(after(query), Objects.requireNonNull(query.to()), query.indexMax(), bounds(query)));
            case AGGREGATES -> part(events.of(query.aggregateIds(), query.types(), after(query), bounds(query)));
            case COUNT -> EventAnswer.of(events.count(prefix, query.indexMax()));
            case NEWEST_INDEX -> EventAnswer.of(events.newestIndex());
            case LAST -> EventAnswer.of(events.last(prefix).stream().toList(), null);
        };
    }

    private static EventAnswer part(EventPart part) {
        if (!part.more()) {
            return EventAnswer.of(part.events(), null);
        }
        StoredEvent last = part.events().getLast();
        return EventAnswer.of(part.events(), new Place(last.aggregateId(), last.sequence()));
    }

    private static Place after(EventQuery query) {
        return Objects.requireNonNull(query.after());
    }

    private EventPart.Bounds bounds(EventQuery query) {
        return new EventPart.Bounds(Math.min(query.limit(), EventQuery.EVENTS_MAX), answerBytesMax);
    }
}
