package io.cygi.messaging.saga;

/** A saga could not be stored. */
public final class SagaNotStoredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String event;

    /** @param event the identifier of the event that changed the saga @param cause why */
    SagaNotStoredException(String event, Throwable cause) {
        super("a saga could not be stored", cause);
        this.event = event;
    }

    /** {@return the identifier of the event that changed the saga} */
    public String event() {
        return event;
    }
}
