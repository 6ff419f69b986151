package io.cygi.command.erasure;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import java.time.Instant;

/**
 * Tells whether the erasure of an account has closed an aggregate. Erasures are told apart by the time of their beginning, so
 * that a process which was overtaken by a later erasure neither closes nor opens anything.
 *
 * @param closed whether it is closed
 * @param erasure the latest erasure that has closed it or opened it again
 */
public record Closure(boolean closed, Instant erasure) {

    /** The state before any erasure. */
    public static final Closure NONE = new Closure(false, Instant.EPOCH);

    /**
     * {@return whether an erasure has still to close it}
     *
     * @param at when the erasure began
     * @throws RefusedException {@code INVALID_STATE} where the erasure has been overtaken or undone
     */
    public boolean beginsWith(Instant at) {
        if (at.isBefore(erasure) || !closed && at.equals(erasure)) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "This erasure has ended. Look at the account again.");
        }
        return at.isAfter(erasure);
    }

    /** {@return whether an erasure has still to undo its closing, or to bar it} @param at when the erasure began */
    public boolean endsWith(Instant at) {
        return at.isAfter(erasure) || closed && at.equals(erasure);
    }
}
