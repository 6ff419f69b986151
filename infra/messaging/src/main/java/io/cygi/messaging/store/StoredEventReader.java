package io.cygi.messaging.store;

import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.tail.EventTail;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Reads all events as they are stored, in the order of their indexes, for readers that hand them on unchanged. */
public final class StoredEventReader {

    /** The silence after which the database is asked, in ns, because another process may have stored something. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final GroupedStorageEngine store;
    private final EventTail tail;
    private final ServerWatch watch;

    StoredEventReader(GroupedStorageEngine store, EventTail tail, ServerWatch watch) {
        this.store = store;
        this.tail = tail;
        this.watch = watch;
    }

    /** {@return the events after a position} @param position the position, null for all events */
    public Pages after(@Nullable TrackingToken position) {
        return new Pages(position);
    }

    /** The pages of events after a position. Used by one thread. */
    public final class Pages {

        private final long run = watch.run();
        private @Nullable TrackingToken position;
        private int lateKnown;
        private long seen = -1;
        private long asked = System.nanoTime() - SILENCE_NANOS;

        private Pages(@Nullable TrackingToken position) {
            this.position = position;
        }

        /**
         * {@return the next events, at most a thousand, each with the position after it} The events are durable. An
         * index that is missing stays a gap of the position until it is read, or is known to be lost.
         *
         * @throws io.cygi.messaging.server.ServerRestartedException if the database was started again since the
         *     beginning
         */
        public List<IndexedEvent> next() {
            watch.require(run);
            seen = tail.version();
            asked = System.nanoTime();
            List<Long> late = store.late(lateKnown);
            lateKnown += late.size();
            List<IndexedEvent> page = store.storedPage(StoreStream.withGaps(position, late));
            watch.require(run);
            if (!page.isEmpty()) {
                position = page.getLast().trackingToken();
            }
            return page;
        }

        /** {@return whether there may be more events by now} @param max the longest time to wait for them */
        public boolean await(Duration max) throws InterruptedException {
            long untilSilence = asked + SILENCE_NANOS - System.nanoTime();
            return tail.awaitNewer(seen, Math.min(max.toNanos(), Math.max(untilSilence, 0)))
                    || System.nanoTime() - asked >= SILENCE_NANOS;
        }
    }
}
