package io.cygi.messaging;

import java.time.Duration;

/**
 * The time by which an attempt to carry out the commands of a caller has to begin. After it the caller has turned to another
 * process, and what begins then is done for nobody. It is bound to the thread for the length of a call; without one an
 * attempt may begin at any time.
 */
public final class Deadline {

    private static final ScopedValue<Long> NANOS = ScopedValue.newInstance();

    private Deadline() {}

    /**
     * Calls an operation under a deadline.
     *
     * @param left the time until it; nothing begins where it is zero or negative
     * @param operation what to call
     * @param <R> what it returns
     * @param <X> what it throws
     * @return what it returns
     * @throws X what it throws
     */
    public static <R, X extends Throwable> R call(Duration left, ScopedValue.CallableOp<? extends R, X> operation)
            throws X {
        return ScopedValue.where(NANOS, System.nanoTime() + left.toNanos()).call(operation);
    }

    /**
     * Passes while there is time left.
     *
     * @throws DeadlineOverException where there is none
     */
    public static void requireTimeLeft() {
        if (NANOS.isBound() && NANOS.get() - System.nanoTime() <= 0) {
            throw new DeadlineOverException();
        }
    }
}
