package io.cygi.settlement.check;

import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHoldExtended;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a reservation by its events, as far as money is concerned.
 *
 * @param reservationId the reservation's UUID within the concert
 * @param fanId the fan who booked
 * @param state the reservation's state
 * @param seats the seats of the reservation
 * @param total the price of the seats, in minor units
 * @param charged whether a payment was begun, so that the wallet may have movements
 * @param paidAt time of the confirmation, null if there was none
 * @param refunded amount that the fan got back, in minor units
 * @param cancelledAt time at which the cancellation of the paid reservation was complete, null if it was not
 */
public record ReservationOutcome(
        String reservationId,
        AccountId fanId,
        OutcomeState state,
        List<SeatNumber> seats,
        long total,
        boolean charged,
        @Nullable Instant paidAt,
        long refunded,
        @Nullable Instant cancelledAt) {

    static ReservationOutcome open(ReservationRequested event) {
        return new ReservationOutcome(
                event.reservationId().uuid(),
                event.fanId(),
                OutcomeState.REQUESTED,
                event.seats().stream().map(PricedSeat::seat).toList(),
                event.total().amount(),
                false,
                null,
                0,
                null);
    }

    /** {@return whether the reservation was paid} */
    public boolean paid() {
        return paidAt != null && total > 0;
    }

    ReservationOutcome after(ReservationEvent event) {
        if (event instanceof ReservationHeld held) {
            return in(held.paying() ? OutcomeState.PAYING : OutcomeState.HELD, charged || held.paying());
        }
        if (event instanceof ReservationHoldExtended) {
            return in(state, charged);
        }
        if (event instanceof ReservationPaymentStarted) {
            return in(OutcomeState.PAYING, true);
        }
        if (event instanceof ReservationPaymentFailed) {
            return in(OutcomeState.HELD, charged);
        }
        if (event instanceof ReservationConfirmed confirmed) {
            return new ReservationOutcome(
                    reservationId, fanId, OutcomeState.CONFIRMED, seats, total, true, confirmed.at(), 0, null);
        }
        if (event instanceof CancellationStarted) {
            return in(OutcomeState.CANCELLING, charged);
        }
        if (event instanceof ReservationCancelled cancelled) {
            return new ReservationOutcome(
                    reservationId,
                    fanId,
                    OutcomeState.CANCELLED,
                    seats,
                    total,
                    charged,
                    paidAt,
                    cancelled.refunded().amount(),
                    paidAt == null ? null : cancelled.at());
        }
        if (event instanceof ReservationExpired) {
            return in(OutcomeState.EXPIRED, charged);
        }
        if (event instanceof ReservationRejected) {
            return in(OutcomeState.REJECTED, charged);
        }
        throw new IllegalStateException("there is no rule for what " + event.getClass() + " costs");
    }

    private ReservationOutcome in(OutcomeState next, boolean nowCharged) {
        return new ReservationOutcome(
                reservationId, fanId, next, seats, total, nowCharged, paidAt, refunded, cancelledAt);
    }
}
