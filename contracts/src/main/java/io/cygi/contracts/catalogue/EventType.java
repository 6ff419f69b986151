package io.cygi.contracts.catalogue;

/**
 * The type of a stored event.
 *
 * @param name the name under which it is stored
 * @param revision the revision of its fields, from 1
 * @param payload the class of its current revision
 */
public record EventType(String name, int revision, Class<?> payload) {

    /** {@return the name that callers of the API see, for example {@code SeatHeld}} */
    public String title() {
        return payload.getSimpleName();
    }
}
