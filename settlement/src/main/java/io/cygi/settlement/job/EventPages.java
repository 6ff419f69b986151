package io.cygi.settlement.job;

import io.cygi.messaging.store.StoredEvent;
import io.cygi.messaging.store.StoredEvents.Place;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives pages one after the other, each read while its reader is at work on the one before, so that the database and
 * this process work at the same time. No more than two pages are in memory. For use by one thread.
 */
final class EventPages implements AutoCloseable {

    private final Function<Place, List<StoredEvent>> source;
    private final int size;
    private @Nullable CompletableFuture<List<StoredEvent>> ahead;

    /** @param source gives the page after a place @param after where to begin @param size of a page that is not the last */
    EventPages(Function<Place, List<StoredEvent>> source, Place after, int size) {
        this.source = source;
        this.size = size;
        this.ahead = ask(after);
    }

    /** {@return the next page, which may be empty where it is the last; null after the last} */
    @Nullable
    EventPage next() {
        if (ahead == null) {
            return null;
        }
        List<StoredEvent> events = await(ahead);
        boolean last = events.size() < size;
        ahead = last
                ? null
                : ask(new Place(events.getLast().aggregateId(), events.getLast().sequence()));
        return new EventPage(events, last);
    }

    private CompletableFuture<List<StoredEvent>> ask(Place after) {
        CompletableFuture<List<StoredEvent>> page = new CompletableFuture<>();
        Thread.ofVirtual().name("settlement-page").start(() -> {
            try {
                page.complete(source.apply(after));
            } catch (RuntimeException | Error e) {
                page.completeExceptionally(e);
            }
        });
        return page;
    }

    private static List<StoredEvent> await(CompletableFuture<List<StoredEvent>> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    /** Waits for the page that is being read, which nobody needs any more. */
    @Override
    public void close() {
        if (ahead != null) {
            ahead.handle((page, fault) -> null).join();
        }
        ahead = null;
    }
}
