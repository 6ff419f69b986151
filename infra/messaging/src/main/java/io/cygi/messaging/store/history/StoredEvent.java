package io.cygi.messaging.store.history;

import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored.
 *
 * @param index the event's place among all events
 * @param aggregateId the identifier of its aggregate
 * @param sequence the event's place among the aggregate's events, from zero
 * @param eventId the event's identifier
 * @param type the name of its type, for example {@code seat.held}
 * @param revision the revision of the payload, or null
 * @param recordedAt the time at which it was stored, as text
 * @param payload the payload as JSON; it is not copied and must not be changed
 */
// Arrays are compared by identity, and nobody compares whole rows.
@SuppressWarnings("ArrayRecordComponent")
public record StoredEvent(
        long index,
        String aggregateId,
        long sequence,
        String eventId,
        String type,
        @Nullable String revision,
        String recordedAt,
        byte[] payload) {

    /** Bytes for the numbers and the structure of an event, about as many as in JSON. */
    private static final int FRAME = 150;

    /** {@return the bytes that the event takes, about} */
    public long bytes() {
        return (long) FRAME
                + payload.length
                + aggregateId.length()
                + eventId.length()
                + type.length()
                + (revision == null ? 0 : revision.length())
                + recordedAt.length();
    }
}
