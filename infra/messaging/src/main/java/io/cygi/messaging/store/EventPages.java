package io.cygi.messaging.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of old events, which are read once for all processors that are being rebuilt at the same time. Only pages
 * without a gap are kept, because no event can ever be added to them. A reader that is too far ahead for the others to
 * find its pages pauses for a moment.
 */
final class EventPages {

    /** The most pages that are kept, each with about two kilobytes per event. */
    private static final int PAGES_MAX = 24;

    private static final int AHEAD_MAX = (PAGES_MAX - 4) * GroupedStorageEngine.READ_BATCH;
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(5);

    /** The silence after which a reader counts as stopped or busy, in ns. */
    private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int PAUSES_MAX = 250;

    private final Cache<Key, List<TrackedEventMessage<?>>> pages = Caffeine.newBuilder()
            .maximumSize(PAGES_MAX)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();
    private final Map<Object, Place> readers = new ConcurrentHashMap<>();
    private final PageReader source;

    /**
     * A page that was read in a run of the server.
     *
     * @param run the number of the run
     * @param index the index before the page
     */
    private record Key(long run, long index) {}

    /** A reader's index and the time at which it asked. */
    private record Place(long index, long nanoTime) {}

    /** Reads a page of the store. */
    @FunctionalInterface
    interface PageReader {

        /** {@return the next events} @param index the index before the page */
        List<TrackedEventMessage<?>> after(long index);
    }

    EventPages(PageReader source) {
        this.source = source;
    }

    /**
     * {@return the next events, as many as are read at once}
     *
     * @param index the index before the page; at least a page of events is stored after it
     * @param reader the reader that asks
     * @param run the current run of the server; pages of earlier runs are not used
     */
    List<TrackedEventMessage<?>> after(long index, Object reader, long run) {
        readers.put(reader, new Place(index, System.nanoTime()));
        Key key = new Key(run, index);
        List<TrackedEventMessage<?>> known = pages.getIfPresent(key);
        if (known != null) {
            return known;
        }
        letOthersCatchUp(index);
        Once read = new Once();
        List<TrackedEventMessage<?>> page = pages.get(key, read::readIfWithoutGap);
        return page == null ? read.page() : page;
    }

    void forget(Object reader) {
        readers.remove(reader);
    }

    private void letOthersCatchUp(long index) {
        for (int pause = 0; pause < PAUSES_MAX && farAhead(index); pause++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean farAhead(long index) {
        long now = System.nanoTime();
        return readers.values().stream()
                .anyMatch(other -> now - other.nanoTime < SILENT_NANOS && index - other.index > AHEAD_MAX);
    }

    /** One read of a page. A page with a gap is given only to the reader that has read it. */
    private final class Once {

        private @Nullable List<TrackedEventMessage<?>> page;

        @Nullable
        List<TrackedEventMessage<?>> readIfWithoutGap(Key key) {
            long index = key.index();
            List<TrackedEventMessage<?>> read = source.after(index);
            page = read;
            long last = read.isEmpty()
                    ? index
                    : read.getLast().trackingToken().position().orElse(index);
            boolean whole = read.size() == GroupedStorageEngine.READ_BATCH && last - index == read.size();
            return whole ? read : null;
        }

        List<TrackedEventMessage<?>> page() {
            if (page == null) {
                throw new IllegalStateException("the page was read by another reader");
            }
            return page;
        }
    }
}
