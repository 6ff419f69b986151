package io.cygi.saga.topup;

import java.util.concurrent.atomic.AtomicInteger;

/** Ends the process at one of the moments between its steps. */
final class Fate {

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    /** Sets the moment of the death, counted from now on. */
    void dieAt(int moment) {
        left.set(moment);
    }

    void live() {
        left.set(Integer.MAX_VALUE);
    }

    /** {@return whether the moment has come} */
    boolean fulfilled() {
        return left.get() <= 0;
    }

    void moment() {
        if (left.get() != Integer.MAX_VALUE && left.decrementAndGet() == 0) {
            throw new ProcessDied();
        }
    }
}
