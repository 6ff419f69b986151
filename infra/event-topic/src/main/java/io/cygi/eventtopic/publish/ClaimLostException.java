package io.cygi.eventtopic.publish;

import io.cygi.messaging.worker.Causes;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** The fault of a publisher whose claim on the topic another publisher has taken over. */
final class ClaimLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimLostException() {
        this(null);
    }

    /** Creates the fault. @param cause Kafka's refusal of this publisher, null if the database shows another term */
    ClaimLostException(@Nullable Throwable cause) {
        super("Another publisher has claimed the topic of events.", cause);
    }

    /** {@return whether a fault or a cause of it means a lost claim} Kafka has two exceptions for it. @param fault the fault */
    static boolean isMeantBy(Throwable fault) {
        return Causes.any(
                fault,
                cause -> cause instanceof ClaimLostException
                        || cause instanceof ProducerFencedException
                        || cause instanceof InvalidProducerEpochException);
    }
}
