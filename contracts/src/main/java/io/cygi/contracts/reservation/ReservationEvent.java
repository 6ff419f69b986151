package io.cygi.contracts.reservation;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What can have happened to a reservation. */
public sealed interface ReservationEvent {

    /** {@return the reservation} */
    ReservationId reservationId();

    /** {@return when it happened} */
    Instant at();

    /** A fan claimed seats. Status REQUESTED. */
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

    /** All seats are held. Status HELD, unless {@code paying}: then the payment began with it, and the outcome comes next. */
    @Revision("1")
    record ReservationHeld(ReservationId reservationId, Instant holdUntil, boolean paying, Instant at)
            implements ReservationEvent {}

    /**
     * The fan keeps the seats for longer. Status HELD.
     *
     * @param number which extension of the hold this is, from 1
     * @param holdUntil the hold's new end
     */
    @Revision("1")
    record ReservationHoldExtended(ReservationId reservationId, int number, Instant holdUntil, Instant at)
            implements ReservationEvent {}

    /**
     * The fan pays: from here on the hold does not expire. Status HELD.
     *
     * @param attempt which attempt this is, from 1
     */
    @Revision("2")
    record ReservationPaymentStarted(ReservationId reservationId, int attempt, Instant at)
            implements ReservationEvent {}

    /**
     * An attempt to pay failed, and no money moved. Status HELD: it can be paid until the hold ends.
     *
     * @param attempt which attempt failed
     * @param reason why
     * @param holdUntil until when it can be paid
     */
    @Revision("1")
    record ReservationPaymentFailed(
            ReservationId reservationId, int attempt, ProblemCode reason, Instant holdUntil, Instant at)
            implements ReservationEvent {}

    /** Paid and sold. Status CONFIRMED. */
    @Revision("1")
    record ReservationConfirmed(ReservationId reservationId, Instant at) implements ReservationEvent {}

    /** The booking failed. Status REJECTED. {@code paymentStarted} where money may have moved and has to go back. */
    @Revision("1")
    record ReservationRejected(
            ReservationId reservationId,
            ProblemCode reason,
            List<SeatNumber> takenSeats,
            boolean paymentStarted,
            Instant at)
            implements ReservationEvent {}

    /** The hold ended unpaid. Status EXPIRED. */
    @Revision("1")
    record ReservationExpired(ReservationId reservationId, Instant at) implements ReservationEvent {}

    /** A paid reservation is being cancelled. Status CONFIRMED until the refund is paid. */
    @Revision("1")
    record CancellationStarted(
            ReservationId reservationId, AccountId fanId, List<PricedSeat> seats, Money refund, Instant at)
            implements ReservationEvent {}

    /** Cancelled. Status CANCELLED. {@code refunded} is zero where nothing had been paid. */
    @Revision("1")
    record ReservationCancelled(ReservationId reservationId, Money refunded, Instant at) implements ReservationEvent {}
}
