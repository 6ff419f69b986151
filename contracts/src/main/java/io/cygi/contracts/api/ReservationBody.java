package io.cygi.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as callers see it.
 *
 * @param reservationId the reservation's handle
 * @param concertId the concert that is booked
 * @param concertTitle the concert's title
 * @param fanId the fan who booked
 * @param seats the seats with their prices
 * @param total the sum of the prices
 * @param status REQUESTED, HELD, CONFIRMED, CANCELLED, EXPIRED or REJECTED
 * @param reason the reason for which it was rejected or has expired
 * @param paymentFailure the reason for which the last attempt to pay failed, absent if none has failed
 * @param holdUntil the time until which it can be paid, while HELD
 * @param holdExtensionsUsed the number of extensions of the hold, while HELD
 * @param requestedAt the time at which the fan requested it
 * @param confirmedAt the time at which it was paid
 * @param cancelledAt the time at which it was cancelled
 * @param refunded the amount that the fan got back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReservationBody(
        String reservationId,
        ConcertId concertId,
        String concertTitle,
        AccountId fanId,
        List<PricedSeat> seats,
        Money total,
        String status,
        @Nullable ProblemCode reason,
        @Nullable PaymentFailure paymentFailure,
        @Nullable Instant holdUntil,
        @Nullable Integer holdExtensionsUsed,
        Instant requestedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant cancelledAt,
        @Nullable Money refunded) {

    /**
     * {@return a reservation that has been requested, and nothing more}
     *
     * @param reservation the reservation's identifier
     * @param concertTitle the concert's title
     * @param fanId the fan who booked
     * @param seats the seats with their prices
     * @param requestedAt the time of the fan's request
     */
    public static ReservationBody requested(
            ReservationId reservation,
            String concertTitle,
            AccountId fanId,
            List<PricedSeat> seats,
            Instant requestedAt) {
        return new ReservationBody(
                reservation.handle(),
                reservation.concertId(),
                concertTitle,
                fanId,
                seats,
                PricedSeat.total(seats),
                "REQUESTED",
                null,
                null,
                null,
                null,
                requestedAt,
                null,
                null,
                null);
    }

    /**
     * The failure of an attempt to pay.
     *
     * @param code the reason, for example {@code INSUFFICIENT_FUNDS}
     * @param at the time of the failure
     */
    public record PaymentFailure(ProblemCode code, Instant at) {}
}
