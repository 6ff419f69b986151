package io.cygi.contracts.seat;

import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a seat. {@code at} is the time at which it is sent. */
public sealed interface SeatCommand {

    /** {@return the seat} */
    SeatId seatId();

    /** {@return the reservation that the command is sent for} */
    ReservationId reservationId();

    /**
     * Holds the seat for a reservation. Refused with {@code SEAT_TAKEN} while another reservation has the seat, and
     * with {@code INVALID_STATE} if this reservation had the seat before and gave it back.
     */
    record HoldSeat(
            @TargetAggregateIdentifier SeatId seatId, ReservationId reservationId, Instant holdUntil, Instant at)
            implements SeatCommand {}

    /**
     * Sells the seat to the reservation that holds it. Refused with {@code INVALID_STATE} to every other reservation.
     */
    record SellSeat(@TargetAggregateIdentifier SeatId seatId, ReservationId reservationId, Instant at)
            implements SeatCommand {}

    /**
     * Frees the seat if this reservation has it. If the reservation never had it, a hold of the reservation that is
     * still on its way is refused from now on.
     */
    record ReleaseSeat(@TargetAggregateIdentifier SeatId seatId, ReservationId reservationId, Instant at)
            implements SeatCommand {}
}
