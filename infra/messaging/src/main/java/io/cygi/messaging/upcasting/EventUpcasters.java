package io.cygi.messaging.upcasting;

import io.cygi.contracts.catalogue.EventType;
import io.cygi.contracts.catalogue.EventTypes;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The upcasters from each earlier revision of an event to its current one. A value that an upcaster fills in is a
 * literal, because the meaning of a stored event does not change with the platform's defaults.
 */
public final class EventUpcasters {

    private static final List<RevisionUpcaster> ALL = List.of(
            new RevisionUpcaster(ReservationPaymentStarted.class, 1, EventUpcasters::numberFirstAttempt),
            new RevisionUpcaster(ReservationRejected.class, 1, EventUpcasters::nameDomainReason),
            new RevisionUpcaster(ConcertScheduled.class, 1, EventUpcasters::writeDefaults),
            new RevisionUpcaster(ConcertChanged.class, 1, EventUpcasters::writeDefaults));

    private EventUpcasters() {}

    /**
     * {@return the chain of all upcasters}
     *
     * @throws IllegalStateException if an earlier revision of an event is not read
     */
    public static EventUpcaster chain() {
        requireComplete(EventTypes.PLATFORM, ALL);
        return new EventUpcasterChain(ALL);
    }

    static void requireComplete(EventTypes events, List<RevisionUpcaster> upcasters) {
        Set<SerializedType> read = new HashSet<>();
        upcasters.forEach(upcaster -> read.add(upcaster.from()));
        for (EventType event : events.all()) {
            for (int revision = 1; revision < event.revision(); revision++) {
                if (!read.contains(new SimpleSerializedType(event.name(), Integer.toString(revision)))) {
                    throw new IllegalStateException("revision " + revision + " of " + event.name() + " is not read");
                }
            }
        }
    }

    /** Numbers the attempt of an event from the time when payments could begin once only. */
    private static void numberFirstAttempt(ObjectNode event) {
        event.put("attempt", 1);
    }

    /** Replaces a reason that was a code of the HTTP API by the domain's reason. */
    private static void nameDomainReason(ObjectNode event) {
        switch (event.path("reason").asString()) {
            case "SEAT_TAKEN", "LIMIT_EXCEEDED", "HOLD_EXPIRED", "INSUFFICIENT_FUNDS" -> {}
            case "NOT_FOUND" -> event.put("reason", "WALLET_MISSING");
            default -> event.put("reason", "STATE_CHANGED");
        }
    }

    /** Writes the values of absent fields, whose defaults were only in the code. */
    private static void writeDefaults(ObjectNode event) {
        ObjectNode details = (ObjectNode) event.get("details");
        putIfAbsent(details, "holdExtensions", 1);
        ObjectNode room = (ObjectNode) details.get("waitingRoom");
        if (room.path("enabled").asBoolean() && !room.hasNonNull("capacity")) {
            putIfAbsent(room, "admissionsPerSecond", 200);
        }
        putIfAbsent(room, "passSeconds", 300);
        putIfAbsent(room, "partitions", 1);
        putIfAbsent(room, "lobbyMinutes", 0);
        putIfAbsent(room, "challengeBits", 0);
        for (JsonNode section : details.get("sections")) {
            if (!section.hasNonNull("attributes")) {
                ((ObjectNode) section).putObject("attributes");
            }
        }
    }

    private static void putIfAbsent(ObjectNode node, String field, int value) {
        if (!node.hasNonNull(field)) {
            node.put(field, value);
        }
    }
}
