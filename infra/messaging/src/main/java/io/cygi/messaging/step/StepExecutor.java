package io.cygi.messaging.step;

import java.util.function.BooleanSupplier;

/** Runs the steps of sagas: the commands that an event handler sends for its event. */
@FunctionalInterface
public interface StepExecutor {

    /**
     * Runs a step outside the transaction of the event that is being handled, after earlier steps of the same key. Where
     * the step leaves nothing to be done, the saga that asked for it ends with the batch, and is never stored if it
     * began with it.
     *
     * @param key what the step is about, for example a reservation
     * @param step sends commands, and returns whether nothing is left to do; idempotent, because a batch that fails is
     *     delivered again
     */
    void runToEnd(Object key, BooleanSupplier step);

    /**
     * Runs a step outside the transaction of the event that is being handled, after earlier steps of the same key.
     *
     * @param key what the step is about, for example a reservation
     * @param step sends commands; idempotent, because a batch that fails is delivered again
     */
    default void run(Object key, Runnable step) {
        runToEnd(key, () -> {
            step.run();
            return false;
        });
    }
}
