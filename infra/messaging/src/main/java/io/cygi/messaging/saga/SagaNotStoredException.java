package io.cygi.messaging.saga;

import java.util.Set;

/** The fault that the database refuses sagas, and would refuse them again. */
public final class SagaNotStoredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> events;

    /**
     * Creates the fault.
     *
     * @param events the identifiers of the events that changed the sagas
     * @param cause the reason for which the first saga is refused
     */
    SagaNotStoredException(Set<String> events, Throwable cause) {
        super("sagas could not be stored", cause);
        this.events = Set.copyOf(events);
    }

    /** {@return the identifiers of the events that changed the sagas} */
    public Set<String> events() {
        return events;
    }
}
