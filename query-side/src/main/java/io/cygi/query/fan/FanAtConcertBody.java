package io.cygi.query.fan;

import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.value.ConcertId;
import java.util.List;

/**
 * The limits and reservations of a fan at a concert.
 *
 * @param concertId the concert's id
 * @param purchaseLimit the most seats that a fan may have
 * @param limitLeft the number of seats that the fan may still take
 * @param holdExtensions the most extensions of each hold
 * @param holdExtensionsLeft the remaining extensions of the hold that ends first; those of a new hold if the fan has
 *     none
 * @param reservations the fan's live reservations, newest first
 */
record FanAtConcertBody(
        ConcertId concertId,
        int purchaseLimit,
        int limitLeft,
        int holdExtensions,
        int holdExtensionsLeft,
        List<ReservationBody> reservations) {}
