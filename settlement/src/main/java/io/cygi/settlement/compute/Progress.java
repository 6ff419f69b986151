package io.cygi.settlement.compute;

import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.store.StoredEvents.Place;
import io.cygi.settlement.statement.Entry;
import io.cygi.settlement.statement.EventRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the reading of a concert has come: whoever has this and the event store can go on.
 *
 * @param place the last event that was read
 * @param events what was read so far; null where nothing was
 * @param fold what is remembered of it
 */
public record Progress(Place place, @Nullable EventRange events, SettlementFold.State fold) {

    /** {@return the beginning} @param concertId the concert, with which all its identifiers begin */
    public static Progress beginning(String concertId) {
        return new Progress(Place.before(concertId), null, SettlementFold.State.BEGINNING);
    }

    /**
     * What reading a page came to.
     *
     * @param entries what is added to the statement
     * @param unfinished reservations with money that may still move
     * @param progress how far it is now
     */
    public record Step(List<Entry> entries, List<ReservationId> unfinished, Progress progress) {}
}
