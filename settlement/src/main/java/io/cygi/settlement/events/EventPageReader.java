package io.cygi.settlement.events;

import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.messaging.store.history.StoredEvents.Place;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of events, two at a time on its own threads, and returns them in order. The end of a page is found in the
 * index, which is fast; the events of a page are scattered over the table. Used by one consumer.
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
     * Creates the reader and begins to read.
     *
     * @param events the event store
     * @param prefix the beginning of the aggregates' identifiers
     * @param after the event after which to begin
     * @param indexMax the last global index to read
     * @param size number of events on a page that is not the last
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

    /** {@return the next page; the last one may be empty; null after the last} */
    @Nullable
    public EventPage next() {
        return pages.next();
    }

    /** Waits for pages that are being read, and discards them. */
    @Override
    public void close() {
        pages.close();
        reads.close();
    }
}
