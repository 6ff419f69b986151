package io.cygi.standalone;

import io.cygi.contracts.allowance.AllowanceEvent;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.seat.SeatEvent.SeatReleased;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.messaging.store.history.EventHistory;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures of a concert and of all wallets, computed from the stored events alone and therefore independent of the
 * tested code.
 *
 * @param statuses the status of each reservation
 * @param seats the reservation of each taken seat
 * @param allowances the number of seats that each fan has claimed
 * @param balances the balance of each wallet
 * @param events the number of events of each type
 */
record Books(
        Map<String, String> statuses,
        Map<String, String> seats,
        Map<String, Integer> allowances,
        Map<String, Money> balances,
        Map<String, Integer> events) {

    static Books of(EventHistory history, ConcertId concertId) {
        Books books = new Books(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        history.read(concertId + "/", event -> books.add(event.getPayload()));
        history.read("wallet/", event -> books.add(event.getPayload()));
        return books;
    }

    long confirmed() {
        return statuses.values().stream().filter("CONFIRMED"::equals).count();
    }

    private void add(Object event) {
        events.merge(event.getClass().getSimpleName(), 1, Integer::sum);
        if (event instanceof ReservationEvent reservation) {
            statuses.compute(reservation.reservationId().toString(), (id, before) -> status(reservation, before));
        } else if (event instanceof SeatReleased released) {
            seats.remove(released.seat().toString());
        } else if (event instanceof SeatEvent seat && seat.changesStatus()) {
            seats.put(seat.seat().toString(), seat.reservationId().toString());
        } else if (event instanceof AllowanceEvent allowance) {
            allowances.put(allowance.allowanceId().toString(), allowance.claimedAfter());
        } else if (event instanceof WalletEvent wallet) {
            balances.put(wallet.walletId().toString(), wallet.balanceAfter());
        }
    }

    private static String status(ReservationEvent event, String before) {
        if (event instanceof ReservationRequested) {
            return "REQUESTED";
        }
        if (event instanceof ReservationConfirmed) {
            return "CONFIRMED";
        }
        if (event instanceof ReservationRejected rejected) {
            return "REJECTED " + rejected.reason();
        }
        if (event instanceof ReservationExpired) {
            return "EXPIRED";
        }
        if (event instanceof CancellationStarted) {
            return "CANCELLING";
        }
        return event instanceof ReservationCancelled ? "CANCELLED" : before + "+";
    }
}
