package io.cygi.settlement.events;

import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.messaging.store.history.StoredEvents.Place;
import java.util.List;

/** Reads the events of a concert: all of them, those of its reservations, or its own. */
public final class ConcertEventReader {

    private static final String RESERVATIONS = "/reservation/";

    private final StoredEvents events;
    private final int pageSize;

    /** @param events the event store @param pageSize how many events are read at once */
    public ConcertEventReader(StoredEvents events, int pageSize) {
        this.events = events;
        this.pageSize = pageSize;
    }

    /** {@return all events of a concert, seats and allowances included} @param after the last event that was read */
    public EventPageReader all(ConcertId concertId, Place after, long indexMax) {
        return new EventPageReader(events, concertId.value(), after, indexMax, pageSize);
    }

    /** {@return the events of a concert's reservations} @param indexMax only events up to this place among all */
    public EventPageReader reservations(ConcertId concertId, long indexMax) {
        String prefix = concertId.value() + RESERVATIONS;
        return new EventPageReader(events, prefix, Place.before(prefix), indexMax, pageSize);
    }

    /** {@return the few events of the concert itself} @param indexMax only events up to this place among all */
    public List<StoredEvent> own(ConcertId concertId, long indexMax) {
        String id = concertId.value();
        return events.between(Place.before(id), new Place(id, Long.MAX_VALUE), indexMax);
    }
}
