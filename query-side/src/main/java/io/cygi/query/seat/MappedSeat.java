package io.cygi.query.seat;

/**
 * A seat with its status, as a seat map reads it from the rows.
 *
 * @param seat the seat
 * @param status what it is
 */
public record MappedSeat(String seat, SeatStatus status) {}
