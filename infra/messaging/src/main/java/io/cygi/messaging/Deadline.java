package io.cygi.messaging;

import java.time.Duration;

/**
 * The time by which an attempt to carry out a caller's commands has to begin. After the deadline the caller has turned
 * to another process, so an attempt would be made for nobody. The deadline is bound to the thread for the length of a
 * call; without a deadline an attempt may begin at any time.
 */
public final class Deadline {

    private static final ScopedValue<Long> NANOS = ScopedValue.newInstance();

    private Deadline() {}

    /**
     * Calls an operation under a deadline.
     *
     * @param left the time that is left; nothing begins if it is zero or negative
     * @param operation the operation
     * @param <R> the type of the result
     * @param <X> the type of the exception
     * @return the operation's result
     * @throws X the operation's exception
     */
    public static <R, X extends Throwable> R call(Duration left, ScopedValue.CallableOp<? extends R, X> operation)
            throws X {
        return ScopedValue.where(NANOS, System.nanoTime() + left.toNanos()).call(operation);
    }

    /**
     * Returns if the thread has no deadline, or time is left.
     *
     * @throws DeadlineOverException if no time is left
     */
    public static void requireTimeLeft() {
        if (NANOS.isBound() && NANOS.get() - System.nanoTime() <= 0) {
            throw new DeadlineOverException();
        }
    }
}
