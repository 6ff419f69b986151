package io.cygi.messaging.saga;

import java.util.Set;

/** The database refuses sagas, and would refuse them again. */
public final class SagaNotStoredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> events;

    /** @param events the identifiers of the events that changed the sagas @param cause why the first of them is refused */
    SagaNotStoredException(Set<String> events, Throwable cause) {
        super("sagas could not be stored", cause);
        this.events = Set.copyOf(events);
    }

    /** {@return the identifiers of the events that changed the sagas} */
    public Set<String> events() {
        return events;
    }
}
