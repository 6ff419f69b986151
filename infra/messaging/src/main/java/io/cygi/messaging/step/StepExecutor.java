package io.cygi.messaging.step;

import java.util.function.BooleanSupplier;

/** Runs the steps of sagas: the commands that an event handler sends for its event. */
@FunctionalInterface
public interface StepExecutor {

    /**
     * Runs a step outside the transaction of the event that is being handled, after earlier steps of the same key. If
     * the step leaves nothing to be done, the saga of the event ends with the batch, and is never stored if it began in
     * the batch.
     *
     * @param key the subject of the step, for example a reservation
     * @param step sends commands, and returns whether nothing is left to do; idempotent, because a batch that fails is
     *     delivered again
     */
    void runToEnd(Object key, BooleanSupplier step);

    /**
     * Runs a step outside the transaction of the event that is being handled, after earlier steps of the same key.
     *
     * @param key the subject of the step, for example a reservation
     * @param step sends commands; idempotent, because a batch that fails is delivered again
     */
    default void run(Object key, Runnable step) {
        runToEnd(key, () -> {
            step.run();
            return false;
        });
    }
}
