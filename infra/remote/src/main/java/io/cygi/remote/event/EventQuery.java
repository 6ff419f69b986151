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
 * @param aggregateIds the identifiers of some aggregates, up to {@link #AGGREGATES_MAX}, for {@link Read#AGGREGATES}
 * @param types the names of the event types that count, for {@link Read#AGGREGATES}
 */
public record EventQuery(
        Read read,
        String prefix,
        @Nullable Place after,
        @Nullable Place to,
        long indexMax,
        int limit,
        List<String> aggregateIds,
        List<String> types) {

    /** The path of the command side's endpoint. */
    public static final String PATH = "/internal/v1/events";

    /** The most events of an answer. An answer is in memory as a whole, so its bytes are bounded as well. */
    public static final int EVENTS_MAX = 1_000;

    /** The most aggregates of a query. */
    public static final int AGGREGATES_MAX = 200;

    private static final Set<Read> NEED_PREFIX = EnumSet.of(Read.PAGE, Read.PAGE_END, Read.COUNT, Read.LAST);
    private static final Set<Read> NEED_PLACE = EnumSet.of(Read.PAGE, Read.PAGE_END, Read.BETWEEN, Read.AGGREGATES);

    /** The kind of a read. */
    public enum Read {
        /** Reads the next events of a prefix. */
        PAGE,
        /** Finds the place at which the next page of a prefix ends. */
        PAGE_END,
        /** Reads the first events between two places. */
        BETWEEN,
        /** Reads the first events of some types of some aggregates behind a place. */
        AGGREGATES,
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
        aggregateIds = aggregateIds == null ? List.of() : List.copyOf(aggregateIds);
        types = types == null ? List.of() : List.copyOf(types);
        if (read == Read.AGGREGATES
                && (aggregateIds.isEmpty() || types.isEmpty() || aggregateIds.size() > AGGREGATES_MAX)) {
            throw new IllegalArgumentException("the aggregates and the types are missing, or there are too many");
        }
    }

    /** {@return the same query for the events after another place} @param place the place of the last event that was read */
    EventQuery from(Place place) {
        return new EventQuery(read, prefix, place, to, indexMax, limit, aggregateIds, types);
    }

    /** {@return a query of a place or a number} @param read the kind of the read @param prefix the prefix @param indexMax the greatest index */
    static EventQuery of(Read read, String prefix, long indexMax) {
        return new EventQuery(read, prefix, null, null, indexMax, 0, List.of(), List.of());
    }

    /** {@return a query of the next events of a prefix, or of the end of the page with them} @param limit the most events */
    static EventQuery page(Read read, String prefix, Place after, long indexMax, int limit) {
        return new EventQuery(read, prefix, after, null, indexMax, limit, List.of(), List.of());
    }

    /** {@return a query of the events between two places} */
    static EventQuery between(Place after, Place to, long indexMax) {
        return new EventQuery(Read.BETWEEN, "", after, to, indexMax, EVENTS_MAX, List.of(), List.of());
    }

    /** {@return a query of the events of some types of some aggregates} */
    static EventQuery of(List<String> aggregateIds, List<String> types) {
        return new EventQuery(
                Read.AGGREGATES, "", new Place("", -1), null, Long.MAX_VALUE, EVENTS_MAX, aggregateIds, types);
    }
}
