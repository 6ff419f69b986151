package io.cygi.settlement.check;

import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.messaging.store.history.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes the outcomes of reservations from pages of events. Not safe for use by several threads. */
public final class ReservationOutcomeReader {

    private final Function<List<StoredEvent>, List<Object>> payloads;
    private @Nullable ReservationOutcome current;

    /** Creates the reader. @param payloads returns the payloads of stored events */
    public ReservationOutcomeReader(Function<List<StoredEvent>, List<Object>> payloads) {
        this.payloads = payloads;
    }

    /**
     * {@return the outcomes of the reservations that are complete with these events}
     *
     * @param page events of reservations
     * @param last whether this is the last page
     */
    public List<ReservationOutcome> take(List<StoredEvent> page, boolean last) {
        List<ReservationOutcome> outcomes = new ArrayList<>();
        for (Object payload : payloads.apply(page)) {
            ReservationEvent event = (ReservationEvent) payload;
            if (event instanceof ReservationRequested requested) {
                close(outcomes);
                current = ReservationOutcome.open(requested);
            } else {
                current = require(current, event).after(event);
            }
        }
        if (last) {
            close(outcomes);
        }
        return outcomes;
    }

    private void close(List<ReservationOutcome> outcomes) {
        if (current != null) {
            outcomes.add(current);
        }
        current = null;
    }

    private static ReservationOutcome require(@Nullable ReservationOutcome outcome, ReservationEvent event) {
        if (outcome == null
                || !outcome.reservationId().equals(event.reservationId().uuid())) {
            throw new IllegalStateException(event.reservationId() + " does not begin with its request");
        }
        return outcome;
    }
}
