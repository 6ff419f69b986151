package io.cygi.remote.event;

import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an {@link EventQuery}, which travels as JSON. The payloads of events are in Base64, so that they are the stored
 * bytes.
 *
 * @param events the events of the query, empty for a query of a place or a number
 * @param place for a query of events, the place of the last event if the answer was cut by its number or its bytes, so that the caller
 *     reads on from there, and null at the end; for {@link EventQuery.Read#PAGE_END} the end of the page, null if there is none
 * @param number the number of the query, 0 for a query of events or a place
 */
public record EventAnswer(
        List<StoredEvent> events, @Nullable Place place, long number) {

    /** {@return an answer with events} @param events the events @param place the place to read on from, null at the end */
    public static EventAnswer of(List<StoredEvent> events, @Nullable Place place) {
        return new EventAnswer(events, place, 0);
    }

    /** {@return an answer with a number} @param number the number */
    public static EventAnswer of(long number) {
        return new EventAnswer(List.of(), null, number);
    }
}
