package io.cygi.query.seat;

/**
 * A seat's change as the live stream sends it.
 *
 * @param seat the seat
 * @param status the new status
 * @param version the version of the seat map that the change made
 */
public record SeatChange(String seat, SeatStatus status, long version) {}
