package io.cygi.contracts.value;

import java.util.List;

/**
 * A seat and its price in a reservation.
 *
 * @param seat the seat
 * @param price the price when it was requested
 */
public record PricedSeat(SeatNumber seat, Money price) {

    /**
     * {@return the sum of the prices}
     *
     * @param seats the seats of a reservation
     * @throws IllegalArgumentException if the list is empty
     */
    public static Money total(List<PricedSeat> seats) {
        return seats.stream()
                .map(PricedSeat::price)
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalArgumentException("a reservation has at least one seat"));
    }
}
