package io.cygi.settlement.compute;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.StatementEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress of reading a concert. With it and the event store any process can resume the reading.
 *
 * @param place the last event that was read
 * @param events what was read so far; null where nothing was
 * @param calculation the state of the calculator after it; progress that was stored earlier calls it {@code fold}
 */
public record ReadingProgress(
        Place place,
        @Nullable EventRange events,
        @JsonAlias("fold") StatementCalculator.State calculation) {

    /** {@return the beginning} @param concertId the concert, with which all its identifiers begin */
    public static ReadingProgress beginning(String concertId) {
        return new ReadingProgress(Place.before(concertId), null, StatementCalculator.State.BEGINNING);
    }

    /**
     * The result of one page of events.
     *
     * @param entries what is added to the statement
     * @param unfinished reservations with money that may still move
     * @param progress how far it is now
     */
    public record PageResult(List<StatementEntry> entries, List<ReservationId> unfinished, ReadingProgress progress) {}
}
