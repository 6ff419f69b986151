package io.cygi.query.seat;

/**
 * The status of a seat.
 *
 * @param seat the seat
 * @param status the status of the seat
 */
public record SeatState(String seat, SeatStatus status) {}
