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
 * @param reservationId its handle
 * @param concertId what is booked
 * @param concertTitle what it is called
 * @param fanId who booked
 * @param seats with their prices
 * @param total of the prices
 * @param status REQUESTED, HELD, CONFIRMED, CANCELLED, EXPIRED or REJECTED
 * @param reason why it was rejected or has expired
 * @param paymentFailure why the last attempt to pay failed, where it did
 * @param holdUntil until when it can be paid, while HELD
 * @param holdExtensionsUsed how often the hold has been extended, while HELD
 * @param requestedAt when the fan asked for it
 * @param confirmedAt when it was paid
 * @param cancelledAt when it was cancelled
 * @param refunded what the fan got back
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
     * @param reservation its identifier
     * @param concertTitle what the concert is called
     * @param fanId who booked
     * @param seats with their prices
     * @param requestedAt when the fan asked for it
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
     * Why an attempt to pay failed.
     *
     * @param code the reason, for example {@code INSUFFICIENT_FUNDS}
     * @param at when
     */
    public record PaymentFailure(ProblemCode code, Instant at) {}
}
