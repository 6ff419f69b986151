package io.cygi.contracts.reservation;

import io.cygi.contracts.EventName;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/** An event of a reservation. */
public sealed interface ReservationEvent {

    /** {@return the reservation} */
    ReservationId reservationId();

    /** {@return the time at which it happened} */
    Instant at();

    /**
     * A fan requested seats. Status REQUESTED.
     *
     * @param fanId the fan
     * @param seats the seats with their prices
     * @param total the sum of the prices
     * @param handsFree whether it is paid from the wallet without a request of the fan
     * @param purchaseLimit the number of seats of the concert that the fan may have
     * @param holdUntil the end of the hold, unless it is paid or extended
     */
    @EventName("reservation.requested")
    @Revision("1")
    record ReservationRequested(
            ReservationId reservationId,
            AccountId fanId,
            List<PricedSeat> seats,
            Money total,
            boolean handsFree,
            int purchaseLimit,
            Instant holdUntil,
            Instant at)
            implements ReservationEvent {}

    /**
     * All seats are held. Status HELD, unless the payment began with it: then its outcome comes next.
     *
     * @param holdUntil the end of the hold
     * @param paying whether the payment began with it
     */
    @EventName("reservation.held")
    @Revision("1")
    record ReservationHeld(ReservationId reservationId, Instant holdUntil, boolean paying, Instant at)
            implements ReservationEvent {}

    /**
     * The hold was extended. Status HELD.
     *
     * @param number the number of the extension, from 1
     * @param holdUntil the new end of the hold
     */
    @EventName("reservation.hold-extended")
    @Revision("1")
    record ReservationHoldExtended(ReservationId reservationId, int number, Instant holdUntil, Instant at)
            implements ReservationEvent {}

    /**
     * A payment attempt began; the hold does not expire while it is under way. Status HELD.
     *
     * @param attempt the number of the attempt, from 1
     */
    @EventName("reservation.payment-started")
    @Revision("2")
    record ReservationPaymentStarted(ReservationId reservationId, int attempt, Instant at)
            implements ReservationEvent {}

    /**
     * An attempt to pay failed, and no money moved. Status HELD: it can be paid until the hold ends.
     *
     * @param attempt the number of the attempt
     * @param reason the reason of the failure
     * @param holdUntil the end of the hold
     */
    @EventName("reservation.payment-failed")
    @Revision("1")
    record ReservationPaymentFailed(
            ReservationId reservationId, int attempt, BookingFailure reason, Instant holdUntil, Instant at)
            implements ReservationEvent {}

    /** The seats are paid and sold. Status CONFIRMED. */
    @EventName("reservation.confirmed")
    @Revision("1")
    record ReservationConfirmed(ReservationId reservationId, Instant at) implements ReservationEvent {}

    /**
     * The booking failed. Status REJECTED.
     *
     * @param reason the reason of the failure
     * @param takenSeats the taken seats, if these are the reason
     * @param paymentStarted whether money may have moved and has to go back
     */
    @EventName("reservation.rejected")
    @Revision("2")
    record ReservationRejected(
            ReservationId reservationId,
            BookingFailure reason,
            List<SeatNumber> takenSeats,
            boolean paymentStarted,
            Instant at)
            implements ReservationEvent {}

    /** The hold ended before it was paid. Status EXPIRED. */
    @EventName("reservation.expired")
    @Revision("1")
    record ReservationExpired(ReservationId reservationId, Instant at) implements ReservationEvent {}

    /**
     * A paid reservation is being cancelled. Status CONFIRMED until the refund is paid.
     *
     * @param fanId the fan
     * @param seats the seats, which become free
     * @param refund the amount that the fan gets back
     */
    @EventName("reservation.cancellation-started")
    @Revision("1")
    record CancellationStarted(
            ReservationId reservationId, AccountId fanId, List<PricedSeat> seats, Money refund, Instant at)
            implements ReservationEvent {}

    /**
     * The reservation was cancelled. Status CANCELLED.
     *
     * @param refunded the amount that the fan got back, zero if nothing had been paid
     */
    @EventName("reservation.cancelled")
    @Revision("1")
    record ReservationCancelled(ReservationId reservationId, Money refunded, Instant at) implements ReservationEvent {}
}
