package io.cygi.query.admin;

import java.time.Instant;
import java.util.Map;

/**
 * An event as it was stored.
 *
 * @param globalIndex the event's place among all events
 * @param eventId the event's id
 * @param type the event's type, for example {@code SeatHeld}
 * @param aggregate the identifier of the event's aggregate
 * @param sequence the event's number within the aggregate, from 0
 * @param at when the event was recorded
 * @param payload the event's payload
 * @param metadata the event's metadata
 */
record EventBody(
        long globalIndex,
        String eventId,
        String type,
        String aggregate,
        long sequence,
        Instant at,
        Map<String, Object> payload,
        Map<String, Object> metadata) {}
