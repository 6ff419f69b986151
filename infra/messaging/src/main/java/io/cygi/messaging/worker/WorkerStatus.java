package io.cygi.messaging.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a worker of this process, with the reason and the time.
 *
 * @param name its name, also in the log; with the kind it is the only one of its process
 * @param kind what it is
 * @param state whether it works
 * @param reason why it does not; absent where it works
 * @param since since when it does not; absent where it works
 * @param attempts how often it has failed since then, 0 where it works
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkerStatus(
        String name,
        WorkerKind kind,
        WorkerState state,
        @Nullable FailureReason reason,
        @Nullable Instant since,
        long attempts) {

    /** {@return the status of a worker that works} @param name its name @param kind what it is */
    public static WorkerStatus running(String name, WorkerKind kind) {
        return new WorkerStatus(name, kind, WorkerState.RUNNING, null, null, 0);
    }

    /** {@return the same worker in another state that needs no reason} @param state which */
    public WorkerStatus in(WorkerState state) {
        return new WorkerStatus(name, kind, state, null, null, 0);
    }

    /** {@return whether the worker has not worked for so long} @param bound how long @param now the time */
    public boolean brokenFor(Duration bound, Instant now) {
        boolean broken = state == WorkerState.FAILING || state == WorkerState.STOPPED;
        return broken && since != null && !since.plus(bound).isAfter(now);
    }
}
