package io.cygi.gateway.account.personal;

import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimClosed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimed;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefunded;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.messaging.store.history.StoredEvents;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds payments of an account that are under way. It reads the events themselves, because a view may be behind; a
 * closed wallet makes no new payment meanwhile.
 */
final class OutstandingPayments {

    private final StoredEvents events;

    OutstandingPayments(StoredEvents events) {
        this.events = events;
    }

    /** {@return whether a reservation that the wallet has paid may still be refunded} @param wallet a closed wallet */
    boolean any(WalletId wallet) {
        Set<ReservationId> paid = new LinkedHashSet<>();
        events.payloadsOf(wallet.toString()).forEach(event -> {
            if (event instanceof ReservationPaid payment) {
                paid.add(payment.reservationId());
            } else if (event instanceof ReservationRefunded refund) {
                paid.remove(refund.reservationId());
            }
        });
        return paid.stream().anyMatch(this::mayBeRefunded);
    }

    /**
     * {@return whether a top-up of the account has not ended}
     *
     * @param account the account; its allowance may still be open
     */
    boolean anyTopUp(AccountId account) {
        Set<TopUpId> open = new HashSet<>();
        events.payloadsOf(new TopUpAllowanceId(account).toString()).forEach(event -> {
            if (event instanceof TopUpClaimed claimed) {
                open.add(claimed.topUpId());
            } else if (event instanceof TopUpClaimClosed closed) {
                open.remove(closed.topUpId());
            }
        });
        return !open.isEmpty();
    }

    /**
     * {@return whether points of a top-up were taken back while its payment is not cancelled yet}
     *
     * @param wallet a closed wallet
     */
    boolean anyRefundOfTopUp(WalletId wallet) {
        Set<String> takenBack = new LinkedHashSet<>();
        events.payloadsOf(wallet.toString()).forEach(event -> {
            if (event instanceof TopUpTakenBack taken) {
                takenBack.add(taken.topUpId());
            } else if (event instanceof TopUpGivenBack given) {
                takenBack.remove(given.topUpId());
            }
        });
        return takenBack.stream()
                .anyMatch(topUp -> events.payloadsOf(topUp).stream().noneMatch(TopUpRefunded.class::isInstance));
    }

    private boolean mayBeRefunded(ReservationId reservation) {
        @Nullable Object last = events.lastPayloadOf(reservation.toString()).orElse(null);
        if (last instanceof ReservationCancelled) {
            return false;
        }
        return !(last instanceof ReservationConfirmed) || !isOver(reservation.concertId());
    }

    private boolean isOver(ConcertId concert) {
        return events.payloadsOf(concert.toString()).stream().anyMatch(ConcertClosed.class::isInstance);
    }
}
