package io.cygi.messaging.store;

import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.tail.EventTail;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads all events as they are stored, in the order of their indexes, for readers that hand them on unchanged. */
public final class StoredEventReader {

    /** The silence after which the database is asked, in ns, because another process may have stored something. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final String IDENTIFIERS =
            "SELECT global_index, event_identifier FROM domain_event WHERE global_index IN (%s)";

    private final GroupedStorageEngine store;
    private final EventTail tail;
    private final ServerWatch watch;
    private final JdbcTemplate jdbc;

    StoredEventReader(GroupedStorageEngine store, EventTail tail, ServerWatch watch, JdbcTemplate jdbc) {
        this.store = store;
        this.tail = tail;
        this.watch = watch;
        this.jdbc = jdbc;
    }

    /** {@return the identifiers of the events at some indexes, without the indexes that have none} @param indexes a thousand at most */
    public Map<Long, String> identifiers(Collection<Long> indexes) {
        if (indexes.isEmpty()) {
            return Map.of();
        }
        String marks = String.join(",", Collections.nCopies(indexes.size(), "?"));
        Map<Long, String> found = new HashMap<>();
        jdbc.query(
                IDENTIFIERS.formatted(marks),
                row -> {
                    found.put(row.getLong(1), row.getString(2));
                },
                indexes.toArray());
        return found;
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
