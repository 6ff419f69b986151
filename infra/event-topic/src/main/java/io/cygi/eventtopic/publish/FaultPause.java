package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.client.TopicMismatchException;
import io.cygi.messaging.worker.Causes;
import java.time.Duration;

/**
 * The pause between a fault of the publisher and its next term. It doubles with each fault in which topic and store differ, until a
 * term publishes. Used by one thread.
 */
final class FaultPause {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration MAX = Duration.ofMinutes(1);

    private Duration afterMismatch = FIRST;

    /** {@return the pause before the next term} @param fault the fault that has ended the term */
    Duration after(Throwable fault) {
        if (!Causes.any(fault, TopicMismatchException.class::isInstance)) {
            return FIRST;
        }
        Duration pause = afterMismatch;
        Duration longer = pause.multipliedBy(2);
        afterMismatch = longer.compareTo(MAX) > 0 ? MAX : longer;
        return pause;
    }

    /** Returns to the shortest pause, because topic and store agree. */
    void reset() {
        afterMismatch = FIRST;
    }
}
