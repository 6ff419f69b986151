package io.cygi.remote.call;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one attempt of a call at one replica.
 *
 * @param result the result, absent if there is none
 * @param fault the reason for which there is no result
 * @param begun whether the replica may have begun to answer, or may still do so
 * @param retryAfter the pause that the replica asks for
 * @param <R> the type of the result
 */
record CallOutcome<R>(
        @Nullable R result,
        @Nullable IOException fault,
        boolean begun,
        @Nullable Duration retryAfter) {

    static <R> CallOutcome<R> of(R result) {
        return new CallOutcome<>(result, null, true, null);
    }

    static <R> CallOutcome<R> unknown(IOException fault) {
        return new CallOutcome<>(null, fault, true, null);
    }
}
