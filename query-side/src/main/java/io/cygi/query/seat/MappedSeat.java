package io.cygi.query.seat;

/**
 * A seat and its status as read from the rows of a seat map.
 *
 * @param seat the seat
 * @param status the seat's status
 */
public record MappedSeat(String seat, SeatStatus status) {}
