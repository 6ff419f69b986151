package io.cygi.messaging.store.history;

import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored.
 *
 * @param index its place among all events
 * @param aggregateId whose it is
 * @param sequence its place among the aggregate's events, from zero
 * @param eventId its identifier
 * @param type the name of its type, for example {@code seat.held}
 * @param revision of the payload, or null
 * @param recordedAt when it was stored, as text
 * @param payload as JSON; not copied, so leave it as it is
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
        byte[] payload) {}
