package io.cygi.query.seat;

/**
 * The status of a seat.
 *
 * @param seat the seat
 * @param status what it is
 */
public record SeatState(String seat, SeatStatus status) {}
