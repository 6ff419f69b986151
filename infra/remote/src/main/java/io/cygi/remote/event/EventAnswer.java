package io.cygi.remote.event;

import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an {@link EventQuery}. It travels as JSON. The payloads of events are Base64 in it, so that they are the same
 * bytes that are stored.
 *
 * @param events that were asked for
 * @param place of the end of a page; where not all events between two places are in the answer, that of the last one read
 * @param number that was asked for, else zero
 */
public record EventAnswer(
        List<StoredEvent> events, @Nullable Place place, long number) {

    /** {@return an answer of events} @param events that were asked for @param place where to go on, null for the end */
    public static EventAnswer of(List<StoredEvent> events, @Nullable Place place) {
        return new EventAnswer(events, place, 0);
    }

    /** {@return an answer of a number} @param number that was asked for */
    public static EventAnswer of(long number) {
        return new EventAnswer(List.of(), null, number);
    }
}
