package io.cygi.contracts.reservation;

import io.cygi.contracts.AnsweredBy;
import io.cygi.contracts.Question;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a reservation. {@code at} is the time at which it is sent. */
public sealed interface ReservationCommand {

    /** {@return the reservation} */
    ReservationId reservationId();

    /**
     * Requests seats for a fan. A repeated command does nothing.
     *
     * @param seats the seats with their prices, at least one, distinct
     * @param handsFree whether the booking is paid from the wallet without a further request
     * @param purchaseLimit the number of seats of the concert that the fan may have
     * @param holdUntil the end of the hold if it is not paid
     */
    record RequestReservation(
            @TargetAggregateIdentifier ReservationId reservationId,
            AccountId fanId,
            List<PricedSeat> seats,
            boolean handsFree,
            int purchaseLimit,
            Instant holdUntil,
            Instant at)
            implements ReservationCommand {}

    /** Asks whether the booking is still to be carried out; refused with {@code INVALID_STATE} if it is not. */
    record ResumeBooking(@TargetAggregateIdentifier ReservationId reservationId)
            implements ReservationCommand, Question {}

    /** Asks whether this payment attempt is under way; refused with {@code INVALID_STATE} if it is not. */
    record ResumePayment(@TargetAggregateIdentifier ReservationId reservationId, int attempt)
            implements ReservationCommand, Question {}

    /** Records that all seats are held. The payment of a hands-free booking begins with this command. */
    record HoldReservation(@TargetAggregateIdentifier ReservationId reservationId, Instant at)
            implements ReservationCommand {}

    /**
     * Begins a payment attempt of the fan; refused to anybody else, outside HELD, and once the hold has ended. A
     * repeated command does nothing while an attempt is under way. The answer is the sequence number of the
     * reservation's last event, a {@link Long}; the outcome is among the events after it.
     */
    @AnsweredBy(Long.class)
    record StartPayment(@TargetAggregateIdentifier ReservationId reservationId, AccountId fanId, Instant at)
            implements ReservationCommand {}

    /** Confirms the reservation: the money is paid and the seats are sold. */
    record ConfirmReservation(@TargetAggregateIdentifier ReservationId reservationId, Instant at)
            implements ReservationCommand {}

    /** Ends a payment attempt that failed. The reservation is held as before, or expires if the hold has ended. */
    record FailPayment(
            @TargetAggregateIdentifier ReservationId reservationId, int attempt, BookingFailure reason, Instant at)
            implements ReservationCommand {}

    /**
     * Rejects a booking that failed; refused if the reservation is held without a payment under way, or has ended.
     *
     * @param attempt the payment attempt that the booking failed with, if there was one; refused while another attempt
     *     is under way
     */
    record RejectReservation(
            @TargetAggregateIdentifier ReservationId reservationId,
            int attempt,
            BookingFailure reason,
            List<SeatNumber> takenSeats,
            Instant at)
            implements ReservationCommand {}

    /** Ends a reservation whose hold has ended; refused before {@code holdUntil} and while a payment is under way. */
    record ExpireReservation(@TargetAggregateIdentifier ReservationId reservationId, Instant at)
            implements ReservationCommand {}

    /**
     * Cancels the reservation for its fan, from HELD or CONFIRMED.
     *
     * @param refundPercent the percentage of the price that a paid reservation gets back, 0 to 100
     */
    record CancelReservation(
            @TargetAggregateIdentifier ReservationId reservationId, AccountId fanId, int refundPercent, Instant at)
            implements ReservationCommand {}

    /**
     * Asks for the effect that {@link CancelReservation} would have at the same time with the same percentage. The
     * answer is a {@link CancellationTerms}.
     *
     * @param refundPercent the percentage of the price that a paid reservation gets back, 0 to 100
     */
    @AnsweredBy(CancellationTerms.class)
    record QuoteCancellation(@TargetAggregateIdentifier ReservationId reservationId, AccountId fanId, int refundPercent)
            implements ReservationCommand, Question {}

    /**
     * Asks for the extension that {@link ExtendHold} would make at the same time, and is refused if the extension would
     * be. The answer is a {@link HoldExtension}.
     *
     * @param terms the concert's terms
     */
    @AnsweredBy(HoldExtension.class)
    record QuoteHoldExtension(
            @TargetAggregateIdentifier ReservationId reservationId, AccountId fanId, ExtensionTerms terms, Instant at)
            implements ReservationCommand, Question {}

    /**
     * Extends the hold, so that the fan keeps the seats for longer without paying yet. Refused to anybody else, outside
     * HELD, after the end of the hold, and after as many extensions as the terms allow. An extension that was made
     * before is not made again; a repetition is refused after the end of the hold, too.
     *
     * @param terms the concert's terms
     * @param number the number of the extension within the hold, from 1
     */
    record ExtendHold(
            @TargetAggregateIdentifier ReservationId reservationId,
            AccountId fanId,
            ExtensionTerms terms,
            int number,
            Instant at)
            implements ReservationCommand {}

    /**
     * Cancels the reservation with a full refund, because the concert does not take place. Possible in each state that
     * is not final, except during a payment.
     */
    record WithdrawReservation(@TargetAggregateIdentifier ReservationId reservationId, Instant at)
            implements ReservationCommand {}

    /** Completes the cancellation: the refund is paid and the seats are free. */
    record CompleteCancellation(@TargetAggregateIdentifier ReservationId reservationId, Instant at)
            implements ReservationCommand {}
}
