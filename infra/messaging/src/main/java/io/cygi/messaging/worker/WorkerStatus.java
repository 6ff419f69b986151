package io.cygi.messaging.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a worker of this process, with the reason and the time.
 *
 * @param name the worker's name, also in the log; unique in the process together with the kind
 * @param kind the worker's kind
 * @param state the worker's state
 * @param reason the reason for which it does not work; absent if it works
 * @param since the time since which it does not work; absent if it works
 * @param attempts the number of failures since then, 0 if it works
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkerStatus(
        String name,
        WorkerKind kind,
        WorkerState state,
        @Nullable FailureReason reason,
        @Nullable Instant since,
        long attempts) {

    /** {@return the status of a worker that works} @param name the worker's name @param kind the worker's kind */
    public static WorkerStatus running(String name, WorkerKind kind) {
        return new WorkerStatus(name, kind, WorkerState.RUNNING, null, null, 0);
    }

    /** {@return the status of the same worker in another state that needs no reason} @param state the other state */
    public WorkerStatus in(WorkerState state) {
        return new WorkerStatus(name, kind, state, null, null, 0);
    }

    /**
     * {@return whether the worker has not worked for at least the given time}
     *
     * @param bound the time
     * @param now the current time
     */
    public boolean brokenFor(Duration bound, Instant now) {
        boolean broken = state == WorkerState.FAILING || state == WorkerState.STOPPED;
        return broken && since != null && !since.plus(bound).isAfter(now);
    }
}
