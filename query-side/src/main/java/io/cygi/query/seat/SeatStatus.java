package io.cygi.query.seat;

import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.seat.SeatEvent.SeatHeld;
import io.cygi.contracts.seat.SeatEvent.SeatSold;

/** The status of a seat to fans who look for one. */
public enum SeatStatus {
    /** The seat can be booked. */
    AVAILABLE,
    /** The seat is held by a reservation for a while. */
    HELD,
    /** The seat is sold. */
    SOLD;

    /** {@return the status of the seat after the event} @param event an event that changes the seat's status */
    public static SeatStatus after(SeatEvent event) {
        if (event instanceof SeatHeld) {
            return HELD;
        }
        return event instanceof SeatSold ? SOLD : AVAILABLE;
    }

    /** {@return the number of taken seats that this status counts as: 0 or 1} */
    public int taken() {
        return this == AVAILABLE ? 0 : 1;
    }
}
