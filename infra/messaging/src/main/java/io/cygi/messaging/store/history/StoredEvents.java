package io.cygi.messaging.store.history;

import io.cygi.contracts.UnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads events as they are stored: single aggregates, and ranges page by page. A result is as new as the event store.
 * Services other than the command side read the store only by this port, because the store may be in another process. The
 * cursor of a range is the event's own key, so nothing that is written meanwhile moves it.
 *
 * <p>Each method throws an {@link UnavailableException} if the store does not answer.
 */
public interface StoredEvents {

    /** The number of events of an aggregate or a range in one read, if the caller gives none. */
    int PAGE = 1_000;

    /**
     * The key of an event.
     *
     * @param aggregateId the identifier of its aggregate
     * @param sequence the event's place among the aggregate's events
     */
    record Place(String aggregateId, long sequence) {

        /**
         * {@return the place before all events of the aggregates whose identifier begins with the prefix}
         *
         * @param prefix the prefix, which ends with an ASCII character
         */
        public static Place before(String prefix) {
            return new Place(prefix, -1);
        }

        /**
         * {@return the place after all events of the aggregates whose identifier begins with the prefix}
         *
         * @param prefix the prefix, which ends with an ASCII character
         */
        public static Place after(String prefix) {
            return new Place(following(prefix), -1);
        }
    }

    /**
     * {@return the next events: aggregate by aggregate, each one's in their order; fewer than the limit at the end}
     *
     * @param prefix the prefix of the aggregates' identifiers, which ends with an ASCII character
     * @param after the place of the last event that was read
     * @param indexMax the greatest index of the events
     * @param limit the most events
     */
    List<StoredEvent> page(String prefix, Place after, long indexMax, int limit);

    /**
     * {@return the end of the next page, so that pages can be read at the same time; null if fewer events are left}
     *
     * @param prefix the prefix of the aggregates' identifiers, which ends with an ASCII character
     * @param after the end of the page before
     * @param indexMax the greatest index of the events
     * @param size the number of events of the page, at least one
     */
    @Nullable
    Place pageEnd(String prefix, Place after, long indexMax, int size);

    /**
     * {@return the events from one place to another, including those that were stored since the places were found}
     *
     * @param after the place before the first event
     * @param to the place of the last event
     * @param indexMax the greatest index of the events
     */
    List<StoredEvent> between(Place after, Place to, long indexMax);

    /**
     * Reads all events of some types of some aggregates, one after another. At most one of them is in memory.
     *
     * @param aggregateIds the identifiers, at least one, up to a few hundred
     * @param types the classes of the payloads, at least one
     * @param reader takes each event
     */
    void each(Collection<String> aggregateIds, Collection<Class<?>> types, Consumer<StoredEvent> reader);

    /** {@return how many events there are of aggregates whose identifier begins so} @param indexMax only up to this */
    long count(String prefix, long indexMax);

    /** {@return the place of the newest event that can be seen, zero where there is none} */
    long newestIndex();

    /** {@return the last event of an aggregate, nothing where it has none} @param aggregateId which */
    Optional<StoredEvent> last(String aggregateId);

    /**
     * {@return the payloads of the events, with old revisions brought up to date}
     *
     * @param events in their order
     * @throws org.axonframework.serialization.SerializationException where nobody knows the type of one
     */
    List<Object> payloads(List<StoredEvent> events);

    /** {@return what all events of an aggregate say, in their order} @param aggregateId which */
    default List<Object> payloadsOf(String aggregateId) {
        List<Object> payloads = new ArrayList<>();
        List<StoredEvent> page;
        long after = -1;
        do {
            // The sequence has no gaps.
            page = between(new Place(aggregateId, after), new Place(aggregateId, after + PAGE), Long.MAX_VALUE);
            payloads.addAll(payloads(page));
            after += PAGE;
        } while (page.size() == PAGE);
        return payloads;
    }

    /** {@return what the last event of an aggregate says, nothing where it has none} @param aggregateId which */
    default Optional<Object> lastPayloadOf(String aggregateId) {
        return last(aggregateId)
                .flatMap(event -> payloads(List.of(event)).stream().findFirst());
    }

    /**
     * Reads what the events of a range say, aggregate by aggregate, each one's in their order, a page at a time.
     *
     * @param prefix what the aggregates' identifiers begin with; it ends with an ASCII character
     * @param reader takes each payload
     */
    default void eachPayload(String prefix, Consumer<Object> reader) {
        List<StoredEvent> page;
        Place after = Place.before(prefix);
        do {
            page = page(prefix, after, Long.MAX_VALUE, PAGE);
            payloads(page).forEach(reader);
            if (!page.isEmpty()) {
                after = new Place(page.getLast().aggregateId(), page.getLast().sequence());
            }
        } while (page.size() == PAGE);
    }

    /** {@return the first text after all that begin with the prefix} @param prefix ASCII at its end */
    static String following(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
