package io.cygi.query.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.WorkerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event processor of this process.
 *
 * @param name the name of the processor
 * @param position the index of the newest event that the processor has handled, absent if it has not begun
 * @param head the index of the newest event
 * @param lag the number of events that it is behind
 * @param running whether it runs
 * @param replaying whether it is being rebuilt
 * @param error whether it has stopped at an event and tries that again
 * @param projection whether it can be rebuilt
 * @param deadLetters the number of events that it could not handle
 * @param state whether it works
 * @param reason the reason of a failure; absent if it works
 * @param since the begin of the failure; absent if it works
 * @param attempts the number of failures since then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProcessorBody(
        String name,
        @Nullable Long position,
        long head,
        long lag,
        boolean running,
        boolean replaying,
        boolean error,
        boolean projection,
        long deadLetters,
        WorkerState state,
        @Nullable FailureReason reason,
        @Nullable Instant since,
        long attempts) {}
