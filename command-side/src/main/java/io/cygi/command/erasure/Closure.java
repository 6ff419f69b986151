package io.cygi.command.erasure;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import java.time.Instant;

/**
 * The state of an aggregate that the erasure of an account closes. Erasures are told apart by the time of their
 * beginning, so that a process which was overtaken by a later erasure neither closes nor opens anything.
 *
 * @param closed whether the aggregate is closed
 * @param erasure the time of the latest erasure that has closed the aggregate or opened it again
 */
public record Closure(boolean closed, Instant erasure) {

    /** The state before any erasure. */
    public static final Closure NONE = new Closure(false, Instant.EPOCH);

    /**
     * {@return whether the erasure has still to close the aggregate}
     *
     * @param at the time at which the erasure began
     * @throws RefusedException {@code INVALID_STATE} if the erasure has been overtaken or undone
     */
    public boolean beginsWith(Instant at) {
        if (at.isBefore(erasure) || !closed && at.equals(erasure)) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "This erasure has ended. Look at the account again.");
        }
        return at.isAfter(erasure);
    }

    /**
     * {@return whether the erasure has still to undo its closing, or to bar it}
     *
     * @param at the time at which the erasure began
     */
    public boolean endsWith(Instant at) {
        return at.isAfter(erasure) || closed && at.equals(erasure);
    }
}
