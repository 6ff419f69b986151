package io.cygi.saga.sweep;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores live reservations and cancelled concerts. Its writes belong to the transaction under way. */
public interface LiveReservationTable {

    /**
     * A reservation that is not final.
     *
     * @param reservationId which one
     * @param holdUntil until when it waits for a payment, null where it does not
     * @param correlationId of its first event; stored with the first row
     */
    record Live(ReservationId reservationId, @Nullable Instant holdUntil, String correlationId) {}

    /**
     * A reservation that is due to end.
     *
     * @param reservationId which one
     * @param correlationId what it ends under: the id of its own booking, or of its concert's cancellation
     */
    record Due(ReservationId reservationId, String correlationId) {}

    /** Adds or changes live reservations. @param reservations as they are now */
    void put(List<Live> reservations);

    /** Removes reservations that are final. @param reservations which */
    void remove(List<ReservationId> reservations);

    /** Removes all reservations of a concert that do not wait for a payment. @param concertId which */
    void removeWithoutHold(ConcertId concertId);

    /**
     * Adds a cancelled concert; one that is known is not changed.
     *
     * @param concertId which
     * @param at since when
     * @param correlationId of the cancellation
     */
    void addCancelled(ConcertId concertId, Instant at, String correlationId);

    /** {@return reservations whose hold has ended} @param now the time @param limit how many at most */
    List<Due> pastTheirHold(Instant now, int limit);

    /** {@return live reservations of concerts that were cancelled} @param since after which time @param limit at most */
    List<Due> ofCancelledConcerts(Instant since, int limit);
}
