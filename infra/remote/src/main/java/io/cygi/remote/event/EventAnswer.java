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
 * @param place the end of a page; or the place of the last event read if the answer lacks events between two places; else null
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
