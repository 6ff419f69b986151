package io.cygi.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.allowance.AllowanceEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.seat.SeatEvent.SeatReleased;
import io.cygi.contracts.seat.SeatEvent.SeatSold;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.contracts.wallet.WalletEvent.PaymentDeclined;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.contracts.wallet.WalletEvent.WalletOpened;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;

/** The final figures of a run, computed from the stored events alone, and their check. */
final class FinalBooks {

    private final World world;
    private final Map<ReservationId, Outcome> reservations = new LinkedHashMap<>();
    private final Map<SeatNumber, SeatEvent> seats = new HashMap<>();
    private final Map<AccountId, Integer> allowances = new HashMap<>();
    private final Map<WalletId, Long> balances = new HashMap<>();
    private boolean cancelled;

    /** The outcome of a reservation, with the money that moved for it. */
    private static final class Outcome {
        private final ReservationRequested request;
        private ReservationEvent last;
        private boolean confirmed;
        private long paid;
        private long refunded;

        Outcome(ReservationRequested request) {
            this.request = request;
            this.last = request;
        }
    }

    FinalBooks(World world) {
        this.world = world;
        for (DomainEventMessage<?> event : world.database.all()) {
            switch (event.getPayload()) {
                case ReservationRequested requested ->
                    reservations.put(requested.reservationId(), new Outcome(requested));
                case ReservationEvent reservation -> add(reservation);
                case SeatEvent seat -> add(seat);
                case AllowanceEvent allowance -> add(allowance);
                case WalletEvent wallet -> add(wallet);
                case ConcertCancelled ended -> cancelled = true;
                default -> {
                    // The event moves no money.
                }
            }
        }
    }

    private void add(ReservationEvent event) {
        Outcome outcome = reservations.get(event.reservationId());
        outcome.last = event;
        outcome.confirmed |= event instanceof ReservationConfirmed;
    }

    private void add(SeatEvent event) {
        if (event.changesStatus()) {
            seats.put(event.seat(), event);
        }
    }

    private void add(AllowanceEvent event) {
        assertThat(event.claimedAfter())
                .as("seats of a fan: %s", event)
                .isBetween(0, world.concert().details().purchaseLimit());
        allowances.put(event.allowanceId().fanId(), event.claimedAfter());
    }

    private void add(WalletEvent event) {
        long change =
                switch (event) {
                    case WalletOpened opened -> opened.balanceAfter().amount();
                    case WalletToppedUp toppedUp -> toppedUp.amount().amount();
                    case ReservationPaid paid -> -paid.amount().amount();
                    case ReservationRefunded refunded -> refunded.amount().amount();
                    case PaymentDeclined declined -> 0L;
                    default -> throw new AssertionError("nobody causes " + event);
                };
        long balance = balances.merge(event.walletId(), change, Long::sum);
        assertThat(event.balanceAfter().amount())
                .as("balance after %s", event)
                .isEqualTo(balance)
                .isNotNegative();
        if (event instanceof ReservationPaid paid) {
            reservations.get(paid.reservationId()).paid += paid.amount().amount();
        } else if (event instanceof ReservationRefunded refunded) {
            reservations.get(refunded.reservationId()).refunded +=
                    refunded.amount().amount();
        }
    }

    /** {@return whether every reservation has ended and no event is left to be handled} */
    boolean settled() {
        return world.tables.reached(world.database.head())
                && world.tables.sagaIds().isEmpty()
                && reservations.values().stream().allMatch(FinalBooks::ended);
    }

    private static boolean ended(Outcome outcome) {
        return outcome.last instanceof ReservationConfirmed
                || outcome.last instanceof ReservationCancelled
                || outcome.last instanceof ReservationExpired
                || outcome.last instanceof ReservationRejected;
    }

    private static boolean sold(Outcome outcome) {
        return outcome.last instanceof ReservationConfirmed;
    }

    /** Checks the figures. @throws AssertionError if something is wrong @throws AssertionError if something is wrong */
    void check() {
        assertThat(reservations.values().stream()
                        .filter(outcome -> !ended(outcome))
                        .map(outcome -> outcome.last))
                .as("reservations that have not ended")
                .isEmpty();
        reservations.values().forEach(this::checkMoney);
        checkSeats();
        checkAllowances();
        assertThat(world.tables.sagaIds()).as("sagas that have not ended").isEmpty();
        assertThat(world.tables.live().keySet())
                .as("live reservations")
                .containsExactlyInAnyOrderElementsOf(reservations.entrySet().stream()
                        .filter(entry -> sold(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(world.tables.reached(world.database.head()))
                .as("all events are handled")
                .isTrue();
        checkOccupancies();
    }

    private void checkMoney(Outcome outcome) {
        long total = outcome.request.total().amount();
        long kept = sold(outcome) ? total : 0;
        if (outcome.last instanceof ReservationCancelled ended && outcome.confirmed) {
            kept = total - ended.refunded().amount();
            assertThat(outcome.paid).as("paid for %s", outcome.last).isEqualTo(total);
        }
        assertThat(outcome.paid).as("paid for %s", outcome.last).isIn(0L, total);
        assertThat(outcome.paid - outcome.refunded)
                .as("kept of %s", outcome.last)
                .isEqualTo(kept);
        assertThat(sold(outcome) && cancelled)
                .as("confirmed although the concert is cancelled: %s", outcome.last)
                .isFalse();
    }

    private void checkSeats() {
        Map<SeatNumber, ReservationId> owned = new HashMap<>();
        seats.forEach((seat, last) -> {
            if (!(last instanceof SeatReleased)) {
                assertThat(last).as("seat of nobody or not sold").isInstanceOf(SeatSold.class);
                owned.put(seat, last.reservationId());
            }
        });
        Map<SeatNumber, ReservationId> due = new HashMap<>();
        reservations.forEach((reservation, outcome) -> {
            if (sold(outcome)) {
                for (PricedSeat seat : outcome.request.seats()) {
                    assertThat(due.put(seat.seat(), reservation))
                            .as("sold twice")
                            .isNull();
                }
            }
        });
        assertThat(owned).as("owners of the seats").isEqualTo(due);
    }

    private void checkAllowances() {
        Map<AccountId, Integer> due = new HashMap<>();
        reservations.values().stream()
                .filter(FinalBooks::sold)
                .forEach(outcome -> due.merge(
                        outcome.request.fanId(), outcome.request.seats().size(), Integer::sum));
        allowances.values().removeIf(claimed -> claimed == 0);
        assertThat(allowances).as("allowances").isEqualTo(due);
    }

    /** Checks that each process would offer exactly the free seats. */
    private void checkOccupancies() {
        for (SimulatedProcess process : world.running()) {
            for (int row = 1; row <= 2; row++) {
                for (int number = 1; number <= 4; number++) {
                    SeatNumber seat = new SeatNumber("A", row, number);
                    SeatEvent last = seats.get(seat);
                    assertThat(process.occupancies().free(world.concert(), seat))
                            .as("%s offers %s", process.name(), seat)
                            .isEqualTo(last == null || last instanceof SeatReleased);
                }
            }
        }
    }
}
