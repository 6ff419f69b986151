package io.cygi.remote.event;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.messaging.store.history.StoredPayloads;
import io.cygi.remote.event.EventQuery.Read;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.replica.Replicas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored events from the replicas of the command side. The replicas share one event store, so any of them may answer.
 * The payloads are deserialized in this process.
 */
public final class HttpStoredEvents implements StoredEvents {

    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    private final EventReads reads;
    private final EventFormat format = new EventFormat();
    private final StoredPayloads payloads;

    /** Creates the reader. @param commandSide the replicas @param http sends requests to them @param payloads deserializes events */
    public HttpStoredEvents(Replicas commandSide, InternalHttp http, StoredPayloads payloads) {
        this.reads = new EventReads(commandSide, http, ATTEMPT);
        this.payloads = payloads;
    }

    private EventAnswer ask(EventQuery query) {
        byte[] answer = reads.ask(format.query(query));
        try {
            return format.answer(answer);
        } catch (IllegalArgumentException e) {
            throw new UnavailableException("The event store gives an answer that cannot be read.", e);
        }
    }

    @Override
    public List<StoredEvent> page(String prefix, Place after, long indexMax, int limit) {
        List<StoredEvent> events = new ArrayList<>();
        Place from = after;
        int asked;
        List<StoredEvent> next;
        do {
            asked = Math.min(EventQuery.EVENTS_MAX, limit - events.size());
            next = ask(new EventQuery(Read.PAGE, prefix, from, null, indexMax, asked, List.of()))
                    .events();
            events.addAll(next);
            from = next.isEmpty() ? from : place(next.getLast());
        } while (next.size() == asked && events.size() < limit);
        return events;
    }

    private static Place place(StoredEvent event) {
        return new Place(event.aggregateId(), event.sequence());
    }

    @Override
    public @Nullable Place pageEnd(String prefix, Place after, long indexMax, int size) {
        return ask(new EventQuery(Read.PAGE_END, prefix, after, null, indexMax, size, List.of()))
                .place();
    }

    @Override
    public List<StoredEvent> between(Place after, Place to, long indexMax) {
        List<StoredEvent> events = new ArrayList<>();
        eachBetween(query(after, to, indexMax, List.of()), events::add);
        return events;
    }

    /** {@inheritDoc} Only the events of one answer are in memory at a time. */
    @Override
    public void each(Collection<String> aggregateIds, Collection<Class<?>> types, Consumer<StoredEvent> reader) {
        List<String> names = types.stream().map(payloads::name).toList();
        for (String id : aggregateIds) {
            eachBetween(query(Place.before(id), new Place(id, Long.MAX_VALUE), Long.MAX_VALUE, names), reader);
        }
    }

    private static EventQuery query(Place after, Place to, long indexMax, List<String> types) {
        return new EventQuery(Read.BETWEEN, "", after, to, indexMax, EventQuery.EVENTS_MAX, types);
    }

    private void eachBetween(EventQuery first, Consumer<StoredEvent> reader) {
        EventQuery query = first;
        Place next;
        do {
            EventAnswer answer = ask(query);
            answer.events().forEach(reader);
            next = answer.place();
            query = next == null ? query : query.from(next);
        } while (next != null);
    }

    @Override
    public long count(String prefix, long indexMax) {
        return ask(EventQuery.of(Read.COUNT, prefix, indexMax)).number();
    }

    @Override
    public long newestIndex() {
        return ask(EventQuery.of(Read.NEWEST_INDEX, "", Long.MAX_VALUE)).number();
    }

    @Override
    public Optional<StoredEvent> last(String aggregateId) {
        return ask(EventQuery.of(Read.LAST, aggregateId, Long.MAX_VALUE)).events().stream()
                .findFirst();
    }

    @Override
    public List<Object> payloads(List<StoredEvent> events) {
        return payloads.of(events);
    }
}
