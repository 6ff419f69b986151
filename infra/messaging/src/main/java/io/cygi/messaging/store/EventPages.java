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
 * Pages of old events, read once for all processors that are being rebuilt at the same time. Only pages without a gap
 * are kept, because nothing can ever be added to them. A reader that is so far ahead of the others that they would not
 * find its pages any more lets them catch up for a moment.
 */
final class EventPages {

    /** About two kilobytes for each event. */
    private static final int PAGES_MAX = 24;

    private static final int AHEAD_MAX = (PAGES_MAX - 4) * GroupedStorageEngine.READ_BATCH;
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(5);

    /** A reader that has not asked for so long has stopped, or is handling events. */
    private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int PAUSES_MAX = 250;

    private final Cache<Key, List<TrackedEventMessage<?>>> pages = Caffeine.newBuilder()
            .maximumSize(PAGES_MAX)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();
    private final Map<Object, Place> readers = new ConcurrentHashMap<>();
    private final PageReader source;

    /** A page that was read in a run of the server. @param run number of the run @param index after which */
    private record Key(long run, long index) {}

    /** A reader's position and the time at which it asked. */
    private record Place(long index, long nanoTime) {}

    /** Reads a page of the store. */
    @FunctionalInterface
    interface PageReader {

        /** {@return the next events} @param index after which */
        List<TrackedEventMessage<?>> after(long index);
    }

    EventPages(PageReader source) {
        this.source = source;
    }

    /**
     * {@return the next events, as many as are read at once}
     *
     * @param index after which; that many more are stored
     * @param reader who asks
     * @param run the current run of the server; pages of earlier ones are not used
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

    /** A page with a gap is given to whoever read it and to nobody else. */
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
                throw new IllegalStateException("the page was read by somebody else");
            }
            return page;
        }
    }
}
