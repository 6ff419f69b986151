package io.cygi.query.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.messaging.worker.FailureReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection or a saga's step could not handle.
 *
 * @param deadLetterId the id among the dead letters
 * @param sequence the sequence that the event belongs to; its events are retried together and in order
 * @param index the place in the sequence
 * @param eventId the event's id
 * @param type the event's type, for example {@code SeatHeld}
 * @param cause the fault; absent for an event that only waits behind another
 * @param reason the reason of a step's failure; absent for projections, and for an event that only waits behind another
 * @param attempts the number of failures of a step; absent if there is no reason
 * @param enqueuedAt when the event became a dead letter
 * @param lastTouched when the event was tried last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterBody(
        String deadLetterId,
        String sequence,
        long index,
        String eventId,
        String type,
        @Nullable String cause,
        @Nullable FailureReason reason,
        @Nullable Integer attempts,
        Instant enqueuedAt,
        Instant lastTouched) {}
