package io.cygi.query.admin;

import io.cygi.contracts.catalogue.EventType;
import io.cygi.contracts.catalogue.EventTypes;

/** Translates the names of stored types into the names that callers of the API see. */
final class SimpleTypeNames {

    private SimpleTypeNames() {}

    /**
     * {@return the event's title, for example {@code SeatHeld}; the last part of a class's name if it is no event of
     * the platform}
     *
     * @param stored the name under which the event is stored
     */
    static String of(String stored) {
        return EventTypes.PLATFORM
                .find(stored)
                .map(EventType::title)
                .orElseGet(() -> stored.substring(Math.max(stored.lastIndexOf('.'), stored.lastIndexOf('$')) + 1));
    }
}
