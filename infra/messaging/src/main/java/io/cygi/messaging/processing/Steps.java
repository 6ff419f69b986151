package io.cygi.messaging.processing;

/** Where an event handler puts the commands that its event calls for. */
@FunctionalInterface
public interface Steps {

    /**
     * Runs a step outside the transaction of the event that is being handled, after earlier steps of the same key.
     *
     * @param key what the step is about, for example a reservation
     * @param step sends commands; idempotent, because a batch that fails is delivered again
     */
    void run(Object key, Runnable step);
}
