package io.cygi.contracts.catalogue;

import io.cygi.contracts.EventName;
import io.cygi.contracts.allowance.AllowanceEvent;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.topup.TopUpAllowanceEvent;
import io.cygi.contracts.topup.TopUpEvent;
import io.cygi.contracts.wallet.WalletEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.serialization.Revision;

/**
 * Maps the names of stored events to their classes and back. The annotations are read once, when the map is created;
 * each lookup is one lookup in a hash table.
 */
public final class EventTypes {

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,3}");

    /** The types of all events of the platform. */
    public static final EventTypes PLATFORM = of(List.of(
            AllowanceEvent.class,
            ConcertEvent.class,
            ReservationEvent.class,
            SeatEvent.class,
            TopUpAllowanceEvent.class,
            TopUpEvent.class,
            WalletEvent.class));

    private final List<EventType> all;
    private final Map<String, EventType> byName = new HashMap<>();
    private final Map<Class<?>, EventType> byPayload = new HashMap<>();

    private EventTypes(List<EventType> all) {
        this.all = List.copyOf(all);
        for (EventType type : all) {
            EventType other = byName.putIfAbsent(type.name(), type);
            if (other != null) {
                throw new IllegalStateException("two events have the name " + type.name() + ": "
                        + other.payload().getName() + " and " + type.payload().getName());
            }
            byPayload.put(type.payload(), type);
        }
    }

    /**
     * {@return the types of all events that the interfaces permit}
     *
     * @param vocabularies sealed interfaces, each with the events of one aggregate
     * @throws IllegalStateException if an event has no name, no revision, or the name of another one
     */
    public static EventTypes of(List<Class<?>> vocabularies) {
        List<EventType> all = new ArrayList<>();
        for (Class<?> vocabulary : vocabularies) {
            for (Class<?> payload : vocabulary.getPermittedSubclasses()) {
                all.add(type(payload));
            }
        }
        return new EventTypes(all);
    }

    private static EventType type(Class<?> payload) {
        EventName name = payload.getAnnotation(EventName.class);
        Revision revision = payload.getAnnotation(Revision.class);
        if (name == null || !NAME.matcher(name.value()).matches()) {
            throw new IllegalStateException("an event has a name such as seat.held: " + payload.getName());
        }
        if (revision == null || !REVISION.matcher(revision.value()).matches()) {
            throw new IllegalStateException("an event has a revision, from 1: " + payload.getName());
        }
        return new EventType(name.value(), Integer.parseInt(revision.value()), payload);
    }

    /** {@return all types, vocabulary by vocabulary, in the order of their declaration} */
    public List<EventType> all() {
        return all;
    }

    /**
     * {@return the type that is stored under the name, empty if there is none}
     *
     * @param name a name, for example {@code seat.held}
     */
    public Optional<EventType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** {@return the type of a class of events, empty if there is none} @param payload the class */
    public Optional<EventType> find(Class<?> payload) {
        return Optional.ofNullable(byPayload.get(payload));
    }

    /** {@return the name under which events of the class are stored} @param payload a class of events */
    public String nameOf(Class<?> payload) {
        return find(payload)
                .map(EventType::name)
                .orElseThrow(() -> new IllegalArgumentException("no event of the platform: " + payload.getName()));
    }
}
