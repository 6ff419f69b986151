package io.cygi.settlement.events;

import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.messaging.store.history.StoredEvents.Place;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of events, two at a time and on threads of its own, and returns them in order. The end of a page is looked up
 * in the index, which is quick; the events of a page lie all over the table. There is one consumer.
 */
public final class EventPageReader implements AutoCloseable {

    private final StoredEvents events;
    private final String prefix;
    private final long indexMax;
    private final int size;
    private final OrderedParallelMap<EventPage> reads;
    private final Prefetcher<EventPage> pages;
    private @Nullable Place after;

    /**
     * @param events of the store
     * @param prefix what the aggregates' identifiers begin with
     * @param after where to begin
     * @param indexMax only events up to this place among all
     * @param size of a page that is not the last
     */
    public EventPageReader(StoredEvents events, String prefix, Place after, long indexMax, int size) {
        this.events = events;
        this.prefix = prefix;
        this.after = after;
        this.indexMax = indexMax;
        this.size = size;
        this.reads = new OrderedParallelMap<>("settlement-page", this::read);
        this.pages = new Prefetcher<>("settlement-pages", reads::next);
    }

    private @Nullable Supplier<EventPage> read() {
        Place from = after;
        if (from == null) {
            return null;
        }
        Place end = events.pageEnd(prefix, from, indexMax, size);
        after = end;
        Place to = end == null ? Place.after(prefix) : end;
        return () -> new EventPage(events.between(from, to, indexMax), end == null);
    }

    /** {@return the next page, which may be empty where it is the last; null after the last} */
    @Nullable
    public EventPage next() {
        return pages.next();
    }

    /** Waits for pages that are being read; they are dropped. */
    @Override
    public void close() {
        pages.close();
        reads.close();
    }
}
