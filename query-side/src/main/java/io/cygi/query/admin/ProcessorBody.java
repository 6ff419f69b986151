package io.cygi.query.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.WorkerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event processor of this process.
 *
 * @param name its name
 * @param position the index of the newest event that it has handled, absent where it has not begun
 * @param head the index of the newest event that there is
 * @param lag how far it is behind
 * @param running whether it runs
 * @param replaying whether it is being rebuilt
 * @param error whether it has stopped at an event and tries again
 * @param projection whether it can be rebuilt
 * @param deadLetters how many events it could not digest
 * @param state whether it works
 * @param reason why it does not; absent where it works
 * @param since since when it does not; absent where it works
 * @param attempts how often it has failed since then
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
