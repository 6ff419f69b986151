package io.cygi.messaging.processing;

import java.time.Duration;

/** The views of the platform, which follow the events after a while. */
@FunctionalInterface
public interface ReadSide {

    /**
     * Waits until the views show all events stored so far.
     *
     * @param timeout the longest time to wait
     * @return whether they show all events; false if they did not in time
     */
    boolean awaitCaughtUp(Duration timeout);
}
