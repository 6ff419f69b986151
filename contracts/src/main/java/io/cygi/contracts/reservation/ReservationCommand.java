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
     * A fan claims seats. Told again it does nothing.
     *
     * @param seats at least one, distinct, with their prices
     * @param handsFree whether it pays from the wallet by itself
     * @param purchaseLimit how many seats of the concert the fan may have
     * @param holdUntil when an unpaid hold ends
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

    /** Asks whether the booking is still to be carried out; refused with {@code INVALID_STATE} once it is not. */
    record ResumeBooking(@TargetAggregateIdentifier ReservationId reservationId)
            implements ReservationCommand, Question {}

    /** Asks whether this attempt to pay is under way; refused with {@code INVALID_STATE} once it is not. */
    record ResumePayment(@TargetAggregateIdentifier ReservationId reservationId, int attempt)
            implements ReservationCommand, Question {}

    /** All seats are held. A hands-free reservation begins its payment with this. */
    record HoldReservation(@TargetAggregateIdentifier ReservationId reservationId, Instant at)
            implements ReservationCommand {}

    /**
     * The fan pays; refused to anybody else, outside HELD, and once the hold has ended. Told again while an attempt is
     * under way it does nothing. The answer is the sequence number of the reservation's last event, a {@link Long}: what
     * comes after it is the outcome.
     */
    @AnsweredBy(Long.class)
    record StartPayment(@TargetAggregateIdentifier ReservationId reservationId, AccountId fanId, Instant at)
            implements ReservationCommand {}

    /** The money is paid and the seats are sold. */
    record ConfirmReservation(@TargetAggregateIdentifier ReservationId reservationId, Instant at)
            implements ReservationCommand {}

    /** The attempt to pay failed. The reservation is held as before, or expires with it where the hold has ended. */
    record FailPayment(
            @TargetAggregateIdentifier ReservationId reservationId, int attempt, BookingFailure reason, Instant at)
            implements ReservationCommand {}

    /**
     * The booking failed; refused once it is held without a payment under way, or final.
     *
     * @param attempt the attempt to pay that it failed with, if it came so far; refused while another one is under way
     */
    record RejectReservation(
            @TargetAggregateIdentifier ReservationId reservationId,
            int attempt,
            BookingFailure reason,
            List<SeatNumber> takenSeats,
            Instant at)
            implements ReservationCommand {}

    /** The hold has ended; refused before {@code holdUntil} and while a payment is under way. */
    record ExpireReservation(@TargetAggregateIdentifier ReservationId reservationId, Instant at)
            implements ReservationCommand {}

    /**
     * The fan cancels, from HELD or CONFIRMED.
     *
     * @param refundPercent of the price, where it was paid, 0 to 100
     */
    record CancelReservation(
            @TargetAggregateIdentifier ReservationId reservationId, AccountId fanId, int refundPercent, Instant at)
            implements ReservationCommand {}

    /**
     * Asks what {@link CancelReservation} would do at the same time with the same percentage. It changes nothing. The
     * answer is a {@link CancellationTerms}.
     *
     * @param refundPercent of the price, where it was paid, 0 to 100
     */
    @AnsweredBy(CancellationTerms.class)
    record QuoteCancellation(@TargetAggregateIdentifier ReservationId reservationId, AccountId fanId, int refundPercent)
            implements ReservationCommand, Question {}

    /**
     * Asks what {@link ExtendHold} would do at the same time. It changes nothing; it is refused as the extension would be.
     * The answer is a {@link HoldExtension}.
     *
     * @param terms of the concert
     */
    @AnsweredBy(HoldExtension.class)
    record QuoteHoldExtension(
            @TargetAggregateIdentifier ReservationId reservationId, AccountId fanId, ExtensionTerms terms, Instant at)
            implements ReservationCommand, Question {}

    /**
     * The fan keeps the seats for longer without paying yet; refused to anybody else, outside HELD, once the hold has ended,
     * and once it has been extended as often as the terms allow. An extension that has been made is not made again; it is refused,
     * too, once the hold has ended.
     *
     * @param terms of the concert
     * @param number which extension of the hold this is, from 1
     */
    record ExtendHold(
            @TargetAggregateIdentifier ReservationId reservationId,
            AccountId fanId,
            ExtensionTerms terms,
            int number,
            Instant at)
            implements ReservationCommand {}

    /** The concert does not take place: cancels in any live state but in the middle of a payment, refunding in full. */
    record WithdrawReservation(@TargetAggregateIdentifier ReservationId reservationId, Instant at)
            implements ReservationCommand {}

    /** The refund is paid and the seats are free. */
    record CompleteCancellation(@TargetAggregateIdentifier ReservationId reservationId, Instant at)
            implements ReservationCommand {}
}
