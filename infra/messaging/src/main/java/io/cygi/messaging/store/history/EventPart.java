package io.cygi.messaging.store.history;

import java.util.List;

/**
 * The first events of a read, up to a bound.
 *
 * @param events the events, at least one if there is any
 * @param more whether the read may have further events
 */
public record EventPart(List<StoredEvent> events, boolean more) {

    /**
     * The bounds of a part.
     *
     * @param events the most events, at least 1
     * @param bytes the most {@linkplain StoredEvent#bytes bytes} of all events together; a larger event is a part of its own
     */
    public record Bounds(int events, long bytes) {}
}
