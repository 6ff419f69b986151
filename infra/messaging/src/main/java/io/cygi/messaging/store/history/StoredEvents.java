package io.cygi.messaging.store.history;

import io.cygi.contracts.UnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads events as they are stored: single aggregates, and ranges page by page. What is read is as new as the event store. It is
 * the one way by which services other than the command side read the store, so that it may be in another process. The cursor of
 * a range is the event's own key, so nothing that is written meanwhile moves it.
 *
 * <p>Each method throws an {@link UnavailableException} where the store does not answer.
 */
public interface StoredEvents {

    /** How many events of an aggregate or a range are read at once where the caller does not say. */
    int PAGE = 1_000;

    /**
     * An event's key.
     *
     * @param aggregateId whose it is
     * @param sequence its place among the aggregate's events
     */
    record Place(String aggregateId, long sequence) {

        /** {@return the place before all events of aggregates whose identifier begins so} @param prefix ASCII at its end */
        public static Place before(String prefix) {
            return new Place(prefix, -1);
        }

        /** {@return the place after all events of aggregates whose identifier begins so} @param prefix ASCII at its end */
        public static Place after(String prefix) {
            return new Place(following(prefix), -1);
        }
    }

    /**
     * {@return the next events: aggregate by aggregate, each one's in their order; fewer than asked for at the end}
     *
     * @param prefix what the aggregates' identifiers begin with; it ends with an ASCII character
     * @param after the last one that was read
     * @param indexMax only events up to this place among all
     * @param limit how many at most
     */
    List<StoredEvent> page(String prefix, Place after, long indexMax, int limit);

    /**
     * {@return where the next page ends, so that pages can be read at the same time; null where there are fewer left}
     *
     * @param prefix what the aggregates' identifiers begin with; it ends with an ASCII character
     * @param after the end of the page before
     * @param indexMax only events up to this place among all
     * @param size of the page, at least one
     */
    @Nullable
    Place pageEnd(String prefix, Place after, long indexMax, int size);

    /**
     * {@return the events from one place to another, those included that were stored since the places were found}
     *
     * @param after the last one that does not belong to them
     * @param to the last one that does
     * @param indexMax only events up to this place among all
     */
    List<StoredEvent> between(Place after, Place to, long indexMax);

    /**
     * Reads all events of some types of some aggregates, one after another; no more than one is in memory.
     *
     * @param aggregateIds at least one, up to a few hundred
     * @param types at least one class of payload
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
     * {@return what the events say, with old revisions brought up to date}
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
