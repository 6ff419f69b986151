package io.cygi.contracts.value;

/**
 * A seat and what it costs in this reservation.
 *
 * @param seat the seat
 * @param price its price when it was requested
 */
public record PricedSeat(SeatNumber seat, Money price) {}
