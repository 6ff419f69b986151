package io.cygi.eventtopic.client;

import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.ReasonedFault;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The fault of a topic that differs from its settings, from a position or from the store. It lasts until an operator mends it. */
public final class TopicMismatchException extends IllegalStateException implements ReasonedFault {

    private static final long serialVersionUID = 1L;

    /** Creates the fault. @param what sentences that say what was found and what was expected */
    public TopicMismatchException(String what) {
        this(what, null);
    }

    /** Creates the fault. @param what sentences that say what was found and what was expected @param cause the cause, null for none */
    public TopicMismatchException(String what, @Nullable Throwable cause) {
        super(what + " See \"When the topic and a database differ\" in docs/operations.md.", cause);
    }

    /** {@return the fault of lost records} @param partition the partition @param end its end now @param expected its end at an earlier time */
    public static TopicMismatchException newestLost(TopicPartition partition, long end, long expected) {
        return new TopicMismatchException(partition + " has lost its newest records: it ends at " + end
                + ", and ended at " + expected + " before.");
    }

    @Override
    public FailureReason reason() {
        return FailureReason.FAULT;
    }
}
