package io.cygi.messaging;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The time by which an attempt to carry out the commands of a caller has to begin. After it the caller has turned to another
 * process, and what begins then is done for nobody. It is bound to the thread for the length of a call; without one an
 * attempt may begin at any time.
 */
public final class Deadline {

    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    private final long nanos;
    private final BooleanSupplier givenUp;

    private Deadline(long nanos, BooleanSupplier givenUp) {
        this.nanos = nanos;
        this.givenUp = givenUp;
    }

    /**
     * Calls an operation under a deadline.
     *
     * @param left the time until it; nothing begins where it is zero or negative
     * @param givenUp tells whether the caller is known to wait no longer, though there is time left. It is asked on the
     *     thread of the call, and quick
     * @param operation what to call
     * @param <R> what it returns
     * @param <X> what it throws
     * @return what it returns
     * @throws X what it throws
     */
    public static <R, X extends Throwable> R call(
            Duration left, BooleanSupplier givenUp, ScopedValue.CallableOp<? extends R, X> operation) throws X {
        return ScopedValue.where(CURRENT, new Deadline(System.nanoTime() + left.toNanos(), givenUp))
                .call(operation);
    }

    /**
     * Passes while there is time left.
     *
     * @throws DeadlineOverException where there is none, or where the caller has given up
     */
    public static void requireTimeLeft() {
        if (CURRENT.isBound() && CURRENT.get().over()) {
            throw new DeadlineOverException();
        }
    }

    private boolean over() {
        return nanos - System.nanoTime() <= 0 || givenUp.getAsBoolean();
    }
}
