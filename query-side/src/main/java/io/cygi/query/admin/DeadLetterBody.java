package io.cygi.query.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.messaging.worker.FailureReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection or a saga's step could not handle.
 *
 * @param deadLetterId its id among the dead letters
 * @param sequence what it is about: the events of a sequence are retried together and in order
 * @param index its place in the sequence
 * @param eventId the event's id
 * @param type the event's type, for example {@code SeatHeld}
 * @param cause what went wrong; absent for an event that only waits behind another
 * @param reason why a step fails; absent for projections, and for an event that only waits behind another
 * @param attempts how often a step has failed; absent where there is no reason
 * @param enqueuedAt since when it waits
 * @param lastTouched when it was tried last
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
