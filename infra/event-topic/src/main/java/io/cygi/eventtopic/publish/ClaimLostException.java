package io.cygi.eventtopic.publish;

import io.cygi.messaging.worker.Causes;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** Another publisher has claimed the topic. */
final class ClaimLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimLostException() {
        this(null);
    }

    /** @param cause Kafka's refusal of this publisher, null where the database has told it */
    ClaimLostException(@Nullable Throwable cause) {
        super("Another publisher has claimed the topic of events.", cause);
    }

    /** {@return whether a fault says that another publisher has begun} Kafka has two names for it. @param fault with its causes */
    static boolean isMeantBy(Throwable fault) {
        return Causes.any(
                fault,
                cause -> cause instanceof ClaimLostException
                        || cause instanceof ProducerFencedException
                        || cause instanceof InvalidProducerEpochException);
    }
}
