package io.cygi.query.fan;

import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.value.ConcertId;
import java.util.List;

/**
 * A fan at a concert.
 *
 * @param concertId the concert
 * @param purchaseLimit how many seats a fan may have
 * @param limitLeft how many more seats the fan may have
 * @param holdExtensions how often each hold may be extended
 * @param holdExtensionsLeft how often the hold that ends first may be extended; a new hold where the fan has none
 * @param reservations the fan's live ones, newest first
 */
record FanAtConcertBody(
        ConcertId concertId,
        int purchaseLimit,
        int limitLeft,
        int holdExtensions,
        int holdExtensionsLeft,
        List<ReservationBody> reservations) {}
