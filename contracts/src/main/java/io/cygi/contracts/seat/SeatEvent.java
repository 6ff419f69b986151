package io.cygi.contracts.seat;

import io.cygi.contracts.EventName;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** An event of a seat. */
public sealed interface SeatEvent {

    /** {@return the concert} */
    ConcertId concertId();

    /** {@return the seat within it} */
    SeatNumber seat();

    /** {@return the reservation for which it happened} */
    ReservationId reservationId();

    /** {@return the time at which it happened} */
    Instant at();

    /** {@return whether the event changes the status of the seat that fans see: free, held or sold} */
    default boolean changesStatus() {
        return true;
    }

    /**
     * The seat was held for a reservation.
     *
     * @param holdUntil the end of the hold
     */
    @EventName("seat.held")
    @Revision("1")
    record SeatHeld(ConcertId concertId, SeatNumber seat, ReservationId reservationId, Instant holdUntil, Instant at)
            implements SeatEvent {}

    /** The seat was sold. */
    @EventName("seat.sold")
    @Revision("1")
    record SeatSold(ConcertId concertId, SeatNumber seat, ReservationId reservationId, Instant at)
            implements SeatEvent {}

    /** The seat is free again. */
    @EventName("seat.released")
    @Revision("1")
    record SeatReleased(ConcertId concertId, SeatNumber seat, ReservationId reservationId, Instant at)
            implements SeatEvent {}

    /** The reservation never held the seat, and cannot hold it any more. The seat's status does not change. */
    @EventName("seat.hold-barred")
    @Revision("1")
    record SeatHoldBarred(ConcertId concertId, SeatNumber seat, ReservationId reservationId, Instant at)
            implements SeatEvent {

        @Override
        public boolean changesStatus() {
            return false;
        }
    }
}
