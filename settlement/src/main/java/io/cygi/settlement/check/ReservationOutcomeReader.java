package io.cygi.settlement.check;

import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.messaging.store.StoredEvent;
import io.cygi.messaging.store.StoredEvents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads reservations from their events, page by page. Not safe for use by several threads. */
public final class ReservationOutcomeReader {

    private static final String INFIX = "/reservation/";

    private final StoredEvents events;
    private @Nullable ReservationOutcome current;

    /** @param events reads what is stored */
    public ReservationOutcomeReader(StoredEvents events) {
        this.events = events;
    }

    /** {@return what the identifiers of a concert's reservations begin with} @param concertId which */
    public static String prefix(String concertId) {
        return concertId + INFIX;
    }

    /** {@return the reservations that end with these events} @param page events of reservations @param last of all */
    public List<ReservationOutcome> take(List<StoredEvent> page, boolean last) {
        List<ReservationOutcome> books = new ArrayList<>();
        for (Object payload : events.payloads(page)) {
            ReservationEvent event = (ReservationEvent) payload;
            if (event instanceof ReservationRequested requested) {
                close(books);
                current = ReservationOutcome.open(requested);
            } else {
                current = require(current, event).after(event);
            }
        }
        if (last) {
            close(books);
        }
        return books;
    }

    private void close(List<ReservationOutcome> books) {
        if (current != null) {
            books.add(current);
        }
        current = null;
    }

    private static ReservationOutcome require(@Nullable ReservationOutcome book, ReservationEvent event) {
        if (book == null || !book.reservationId().equals(event.reservationId().uuid())) {
            throw new IllegalStateException(event.reservationId() + " does not begin with its request");
        }
        return book;
    }
}
