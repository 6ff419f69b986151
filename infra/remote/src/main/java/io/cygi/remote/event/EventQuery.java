package io.cygi.remote.event;

import io.cygi.messaging.store.history.StoredEvents.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question to the event store of another process. It travels as JSON; which of the fields count depends on what is asked.
 *
 * @param read what is asked
 * @param prefix of aggregates, or the identifier of one
 * @param after the place behind which the events stand
 * @param to the last place
 * @param indexMax only events up to this place among all
 * @param limit how many events, up to {@link #EVENTS_MAX}; of the end of a page its size, which has no bound
 * @param types names of types of events, empty for all
 */
public record EventQuery(
        Read read,
        String prefix,
        @Nullable Place after,
        @Nullable Place to,
        long indexMax,
        int limit,
        List<String> types) {

    /** The path of the command side's endpoint. */
    public static final String PATH = "/internal/v1/events";

    /** The most events of an answer, which is in memory as a whole. */
    public static final int EVENTS_MAX = 1_000;

    private static final Set<Read> NEED_PREFIX = EnumSet.of(Read.PAGE, Read.PAGE_END, Read.COUNT, Read.LAST);
    private static final Set<Read> NEED_PLACE = EnumSet.of(Read.PAGE, Read.PAGE_END, Read.BETWEEN);

    /** What is asked. */
    public enum Read {
        /** The next events of a prefix. */
        PAGE,
        /** Where the next page of a prefix ends. */
        PAGE_END,
        /** The first events from one place to another. */
        BETWEEN,
        /** How many events a prefix has. */
        COUNT,
        /** The place of the newest event among all. */
        NEWEST_INDEX,
        /** The last event of an aggregate. */
        LAST
    }

    /** Checks that there is what the question needs. */
    public EventQuery {
        if (read == null
                || prefix == null
                || prefix.isEmpty() && NEED_PREFIX.contains(read)
                || after == null && NEED_PLACE.contains(read)
                || to == null && read == Read.BETWEEN
                || limit < 1 && NEED_PLACE.contains(read)) {
            throw new IllegalArgumentException("the question is not complete");
        }
        types = types == null ? List.of() : List.copyOf(types);
    }

    /** {@return the same question about what stands behind another place} @param place the last one that was read */
    EventQuery from(Place place) {
        return new EventQuery(read, prefix, place, to, indexMax, limit, types);
    }

    static EventQuery of(Read read, String prefix, long indexMax) {
        return new EventQuery(read, prefix, null, null, indexMax, 0, List.of());
    }
}
