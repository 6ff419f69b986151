package io.cygi.settlement.compute;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.StatementEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a reading. With it and the event store any process can resume the reading.
 *
 * @param place the last event that was read
 * @param events the range of events that were read, null before the first
 * @param calculation the state of the calculator after the last event; progress that was stored earlier calls it {@code
 *     fold}
 */
public record ReadingProgress(
        Place place,
        @Nullable EventRange events,
        @JsonAlias("fold") StatementCalculator.State calculation) {

    /**
     * {@return the progress before the first event}
     *
     * @param concertId the concert, whose identifier begins those of its aggregates
     */
    public static ReadingProgress beginning(String concertId) {
        return new ReadingProgress(Place.before(concertId), null, StatementCalculator.State.BEGINNING);
    }

    /**
     * The result of one page of events.
     *
     * @param entries entries to add to the statement
     * @param unfinished reservations whose money may still move
     * @param progress the progress after the page
     */
    public record PageResult(List<StatementEntry> entries, List<ReservationId> unfinished, ReadingProgress progress) {}
}
