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
     * @param reservationId the reservation's id
     * @param holdUntil the end of the hold, null if the reservation does not wait for a payment
     * @param correlationId the correlation id of its first event; stored with the first row
     */
    record Live(ReservationId reservationId, @Nullable Instant holdUntil, String correlationId) {}

    /**
     * A reservation that is due to end.
     *
     * @param reservationId the reservation's id
     * @param correlationId the correlation id of its end: that of its own booking, or of its concert's cancellation
     */
    record Due(ReservationId reservationId, String correlationId) {}

    /** Adds or changes live reservations. @param reservations as they are now */
    void put(List<Live> reservations);

    /** Removes reservations that are final. @param reservations the reservations' ids */
    void remove(List<ReservationId> reservations);

    /** Removes all reservations of a concert that do not wait for a payment. @param concertId the concert's id */
    void removeWithoutHold(ConcertId concertId);

    /**
     * Adds a cancelled concert; one that is known is not changed.
     *
     * @param concertId the concert's id
     * @param at the time of the cancellation
     * @param correlationId the correlation id of the cancellation
     */
    void addCancelled(ConcertId concertId, Instant at, String correlationId);

    /** {@return reservations whose hold has ended} @param now the present time @param limit the most reservations */
    List<Due> pastTheirHold(Instant now, int limit);

    /**
     * {@return live reservations of concerts that were cancelled}
     *
     * @param since the earliest time of the cancellation
     * @param limit the most reservations
     */
    List<Due> ofCancelledConcerts(Instant since, int limit);
}
