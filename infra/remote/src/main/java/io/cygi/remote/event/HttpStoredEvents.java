package io.cygi.remote.event;

import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.messaging.store.history.StoredPayloads;
import io.cygi.remote.event.EventQuery.Read;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored events from the replicas of the command side. The replicas share one event store, so any of them may answer.
 * The payloads are deserialized in this process.
 *
 * <p>A read ends by its deadline, {@code cygi.reads.patience}, however many answers it needs. Only {@link #each} has as many
 * answers as it takes, each with a deadline of its own, because its reader may be slow.
 */
public final class HttpStoredEvents implements StoredEvents {

    private final EventReads reads;
    private final EventFormat format = new EventFormat();
    private final StoredPayloads payloads;

    /** Creates the reader. @param reads asks the replicas @param payloads deserializes events */
    public HttpStoredEvents(EventReads reads, StoredPayloads payloads) {
        this.reads = reads;
        this.payloads = payloads;
    }

    private EventAnswer ask(EventQuery query, ReadDeadline deadline) {
        return reads.ask(format.query(query), format::answer, deadline);
    }

    private EventAnswer ask(EventQuery query) {
        return ask(query, reads.begin());
    }

    @Override
    public List<StoredEvent> page(String prefix, Place after, long indexMax, int limit) {
        ReadDeadline deadline = reads.begin();
        List<StoredEvent> events = new ArrayList<>();
        Place from = after;
        do {
            int asked = Math.min(EventQuery.EVENTS_MAX, limit - events.size());
            EventAnswer answer = ask(EventQuery.page(Read.PAGE, prefix, from, indexMax, asked), deadline);
            events.addAll(answer.events());
            from = answer.place();
        } while (from != null && events.size() < limit);
        return events;
    }

    @Override
    public @Nullable Place pageEnd(String prefix, Place after, long indexMax, int size) {
        return ask(EventQuery.page(Read.PAGE_END, prefix, after, indexMax, size))
                .place();
    }

    @Override
    public List<StoredEvent> between(Place after, Place to, long indexMax) {
        ReadDeadline deadline = reads.begin();
        List<StoredEvent> events = new ArrayList<>();
        eachPart(EventQuery.between(after, to, indexMax), () -> deadline, events::add);
        return events;
    }

    /**
     * {@inheritDoc} The events of one answer are in memory at a time. One query asks for up to
     * {@link EventQuery#AGGREGATES_MAX} aggregates.
     */
    @Override
    public void each(Collection<String> aggregateIds, Collection<Class<?>> types, Consumer<StoredEvent> reader) {
        List<String> names = types.stream().map(payloads::name).toList();
        List<String> ids = List.copyOf(aggregateIds);
        for (int from = 0; from < ids.size(); from += EventQuery.AGGREGATES_MAX) {
            List<String> some = ids.subList(from, Math.min(from + EventQuery.AGGREGATES_MAX, ids.size()));
            eachPart(EventQuery.of(some, names), reads::begin, reader);
        }
    }

    /** Reads the events of a query, answer by answer. @param deadlines gives the deadline of each answer */
    private void eachPart(EventQuery first, Supplier<ReadDeadline> deadlines, Consumer<StoredEvent> reader) {
        EventQuery query = first;
        Place next;
        do {
            EventAnswer answer = ask(query, deadlines.get());
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
