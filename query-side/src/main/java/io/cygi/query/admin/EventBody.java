package io.cygi.query.admin;

import java.time.Instant;
import java.util.Map;

/**
 * An event as it was stored.
 *
 * @param globalIndex its place among all events
 * @param eventId its id
 * @param type what happened, for example {@code SeatHeld}
 * @param aggregate to what
 * @param sequence its place in that aggregate's life, from 0
 * @param at when it was recorded
 * @param payload what it says
 * @param metadata what is known of its making
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
