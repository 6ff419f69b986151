package io.cygi.settlement.events;

import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.messaging.store.history.StoredEvents.Place;
import java.util.List;

/** Reads the events of a concert: all events, those of its reservations, or those of the concert itself. */
public final class ConcertEventReader {

    private static final String RESERVATIONS = "/reservation/";

    private final StoredEvents events;
    private final int pageSize;

    /** Creates the reader. @param events the event store @param pageSize number of events that are read at once */
    public ConcertEventReader(StoredEvents events, int pageSize) {
        this.events = events;
        this.pageSize = pageSize;
    }

    /**
     * {@return all events of a concert, including those of seats and allowances}
     *
     * @param after the last event that was read
     * @param indexMax the last global index to read
     */
    public EventPageReader all(ConcertId concertId, Place after, long indexMax) {
        return new EventPageReader(events, concertId.value(), after, indexMax, pageSize);
    }

    /** {@return the events of a concert's reservations} @param indexMax the last global index to read */
    public EventPageReader reservations(ConcertId concertId, long indexMax) {
        String prefix = concertId.value() + RESERVATIONS;
        return new EventPageReader(events, prefix, Place.before(prefix), indexMax, pageSize);
    }

    /** {@return the few events of the concert itself} @param indexMax the last global index to read */
    public List<StoredEvent> own(ConcertId concertId, long indexMax) {
        String id = concertId.value();
        return events.between(Place.before(id), new Place(id, Long.MAX_VALUE), indexMax);
    }
}
