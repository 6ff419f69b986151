package io.cygi.contracts.seat;

import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a seat. {@code at} is the time at which it is sent. */
public sealed interface SeatCommand {

    /** {@return the seat} */
    SeatId seatId();

    /** {@return the reservation on whose behalf} */
    ReservationId reservationId();

    /**
     * Promises the seat to a reservation. Refused with {@code SEAT_TAKEN} while another reservation has it, and with
     * {@code INVALID_STATE} where this reservation had it before and gave it back.
     */
    record HoldSeat(
            @TargetAggregateIdentifier SeatId seatId, ReservationId reservationId, Instant holdUntil, Instant at)
            implements SeatCommand {}

    /** Sells the seat to the reservation that holds it. Refused with {@code INVALID_STATE} to any other. */
    record SellSeat(@TargetAggregateIdentifier SeatId seatId, ReservationId reservationId, Instant at)
            implements SeatCommand {}

    /**
     * Frees the seat where this reservation has it. Where the reservation never had it, its hold is refused from now on: it
     * may still be on its way.
     */
    record ReleaseSeat(@TargetAggregateIdentifier SeatId seatId, ReservationId reservationId, Instant at)
            implements SeatCommand {}
}
