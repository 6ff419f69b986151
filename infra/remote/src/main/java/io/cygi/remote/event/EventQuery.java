package io.cygi.remote.event;

import io.cygi.messaging.store.history.StoredEvents.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query to the event store of another process, which travels as JSON. The kind of the read decides which fields count.
 *
 * @param read the kind of the read
 * @param prefix the first characters of the identifiers of aggregates, or the identifier of one aggregate
 * @param after the place after which the events begin
 * @param to the place of the last event
 * @param indexMax the greatest index of an event that counts
 * @param limit the most events, up to {@link #EVENTS_MAX}; for {@link Read#PAGE_END} the size of the page, which has no bound
 * @param types the names of the event types that count, empty for all
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

    /** The most events of an answer. An answer is in memory as a whole. */
    public static final int EVENTS_MAX = 1_000;

    private static final Set<Read> NEED_PREFIX = EnumSet.of(Read.PAGE, Read.PAGE_END, Read.COUNT, Read.LAST);
    private static final Set<Read> NEED_PLACE = EnumSet.of(Read.PAGE, Read.PAGE_END, Read.BETWEEN);

    /** The kind of a read. */
    public enum Read {
        /** Reads the next events of a prefix. */
        PAGE,
        /** Finds the place at which the next page of a prefix ends. */
        PAGE_END,
        /** Reads the first events between two places. */
        BETWEEN,
        /** Counts the events of a prefix. */
        COUNT,
        /** Finds the index of the newest event. */
        NEWEST_INDEX,
        /** Reads the last event of an aggregate. */
        LAST
    }

    /** Checks that the query has the fields that its read needs. */
    public EventQuery {
        if (read == null
                || prefix == null
                || prefix.isEmpty() && NEED_PREFIX.contains(read)
                || after == null && NEED_PLACE.contains(read)
                || to == null && read == Read.BETWEEN
                || limit < 1 && NEED_PLACE.contains(read)) {
            throw new IllegalArgumentException("a field that the read needs is missing");
        }
        types = types == null ? List.of() : List.copyOf(types);
    }

    /** {@return the same query for the events after another place} @param place the place of the last event that was read */
    EventQuery from(Place place) {
        return new EventQuery(read, prefix, place, to, indexMax, limit, types);
    }

    static EventQuery of(Read read, String prefix, long indexMax) {
        return new EventQuery(read, prefix, null, null, indexMax, 0, List.of());
    }
}
