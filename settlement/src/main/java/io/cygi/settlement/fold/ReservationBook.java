package io.cygi.settlement.fold;

import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
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
 * What a reservation's events come to, as far as money is concerned.
 *
 * @param reservationId its UUID within the concert
 * @param fanId whose
 * @param state where it is
 * @param seats which
 * @param total what they cost, in minor units
 * @param charged whether a payment was begun, so that the wallet may tell of money that moved
 * @param paidAt when it was confirmed, null where it never was
 * @param refunded what the fan got back, in minor units
 * @param cancelledAt when the paid reservation's cancellation was complete, null where it was not
 */
public record ReservationBook(
        String reservationId,
        AccountId fanId,
        ReservationState state,
        List<SeatNumber> seats,
        long total,
        boolean charged,
        @Nullable Instant paidAt,
        long refunded,
        @Nullable Instant cancelledAt) {

    static ReservationBook open(ReservationRequested event) {
        return new ReservationBook(
                event.reservationId().uuid(),
                event.fanId(),
                ReservationState.REQUESTED,
                event.seats().stream().map(PricedSeat::seat).toList(),
                event.total().amount(),
                false,
                null,
                0,
                null);
    }

    /** {@return whether money was paid for it} */
    public boolean paid() {
        return paidAt != null && total > 0;
    }

    ReservationBook after(ReservationEvent event) {
        if (event instanceof ReservationHeld held) {
            return in(held.paying() ? ReservationState.PAYING : ReservationState.HELD, charged || held.paying());
        }
        if (event instanceof ReservationPaymentStarted) {
            return in(ReservationState.PAYING, true);
        }
        if (event instanceof ReservationConfirmed confirmed) {
            return new ReservationBook(
                    reservationId, fanId, ReservationState.CONFIRMED, seats, total, true, confirmed.at(), 0, null);
        }
        if (event instanceof CancellationStarted) {
            return in(ReservationState.CANCELLING, charged);
        }
        if (event instanceof ReservationCancelled cancelled) {
            return new ReservationBook(
                    reservationId,
                    fanId,
                    ReservationState.CANCELLED,
                    seats,
                    total,
                    charged,
                    paidAt,
                    cancelled.refunded().amount(),
                    paidAt == null ? null : cancelled.at());
        }
        if (event instanceof ReservationExpired) {
            return in(ReservationState.EXPIRED, charged);
        }
        if (event instanceof ReservationRejected) {
            return in(ReservationState.REJECTED, charged);
        }
        throw new IllegalStateException("nobody has decided what " + event.getClass() + " costs");
    }

    private ReservationBook in(ReservationState next, boolean nowCharged) {
        return new ReservationBook(reservationId, fanId, next, seats, total, nowCharged, paidAt, refunded, cancelledAt);
    }
}
