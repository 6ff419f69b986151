package io.cygi.query.seat;

/**
 * A seat's change as the live stream sends it.
 *
 * @param seat the seat
 * @param status what it is now
 * @param version the seat map's, that the change made
 */
public record SeatChange(String seat, SeatStatus status, long version) {}
