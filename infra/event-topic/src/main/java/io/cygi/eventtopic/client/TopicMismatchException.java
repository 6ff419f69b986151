package io.cygi.eventtopic.client;

import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.ReasonedFault;

/** The topic is not as it has to be, or not the one that a position belongs to. It stays so until an operator has decided what holds. */
public final class TopicMismatchException extends IllegalStateException implements ReasonedFault {

    private static final long serialVersionUID = 1L;

    /** @param what tells what was found and what was expected, as sentences */
    public TopicMismatchException(String what) {
        this(what, null);
    }

    /** @param what tells what was found and what was expected, as sentences @param cause the broker's refusal, null where there is none */
    public TopicMismatchException(String what, @org.jspecify.annotations.Nullable Throwable cause) {
        super(what + " See \"When the topic and a database differ\" in docs/operations.md.", cause);
    }

    @Override
    public FailureReason reason() {
        return FailureReason.FAULT;
    }
}
