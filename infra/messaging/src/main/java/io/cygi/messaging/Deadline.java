package io.cygi.messaging;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The time by which an attempt to carry out a caller's commands has to begin, and a read or a wait for a caller has to end. After
 * the deadline the caller has turned to another process, so the work would be done for nobody. The deadline is bound to
 * the thread for the length of a call; without a deadline work may begin at any time.
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
     * @param left the time that is left; nothing begins if it is zero or negative
     * @param givenUp tells whether the caller is known to wait no longer although time is left; asked on the thread of the
     *     call, so it has to answer at once
     * @param operation the operation
     * @param <R> the type of the result
     * @param <X> the type of the exception
     * @return the operation's result
     * @throws X the operation's exception
     */
    public static <R, X extends Throwable> R call(
            Duration left, BooleanSupplier givenUp, ScopedValue.CallableOp<? extends R, X> operation) throws X {
        return ScopedValue.where(CURRENT, new Deadline(System.nanoTime() + left.toNanos(), givenUp))
                .call(operation);
    }

    /**
     * Returns if the thread has no deadline, or time is left.
     *
     * @throws DeadlineOverException if no time is left or the caller has given up
     */
    public static void requireTimeLeft() {
        if (CURRENT.isBound() && CURRENT.get().over()) {
            throw new DeadlineOverException();
        }
    }

    /** {@return the time that is left, zero if it is over; empty if the thread has no deadline} */
    public static Optional<Duration> left() {
        return CURRENT.isBound()
                ? Optional.of(Duration.ofNanos(Math.max(0, CURRENT.get().nanos - System.nanoTime())))
                : Optional.empty();
    }

    private boolean over() {
        return nanos - System.nanoTime() <= 0 || givenUp.getAsBoolean();
    }
}
