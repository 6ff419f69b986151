package io.cygi.query.seat;

/**
 * What a seat is.
 *
 * @param seat the seat
 * @param status what it is
 */
public record SeatState(String seat, SeatStatus status) {}
