package io.cygi.settlement.check;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads from the events of wallets what was paid and refunded for a concert's reservations. */
public final class WalletLedger {

    private static final int WALLETS_PER_QUERY = 200;
    private static final List<Class<?>> TYPES = List.of(ReservationPaid.class, ReservationRefunded.class);

    private final StoredEvents events;
    private final ConcertId concertId;

    /** Creates the ledger. @param events the event store @param concertId the concert */
    public WalletLedger(StoredEvents events, ConcertId concertId) {
        this.events = events;
        this.concertId = concertId;
    }

    /**
     * The amounts that moved between a wallet and one reservation, in minor units.
     *
     * @param paid amount that was paid
     * @param refunded amount that was refunded
     */
    public record Movement(long paid, long refunded) {

        /** No movement. */
        public static final Movement NOTHING = new Movement(0, 0);

        Movement plus(Movement other) {
            return new Movement(Math.addExact(paid, other.paid), Math.addExact(refunded, other.refunded));
        }
    }

    /** {@return the movements by the reservation's UUID} @param fans the fans whose wallets are read */
    public Map<String, Movement> of(Collection<AccountId> fans) {
        List<String> wallets = new LinkedHashSet<>(fans)
                .stream().map(fan -> new WalletId(fan).toString()).toList();
        Map<String, Movement> moved = new HashMap<>();
        for (int from = 0; from < wallets.size(); from += WALLETS_PER_QUERY) {
            List<StoredEvent> own = new ArrayList<>();
            events.each(wallets.subList(from, Math.min(from + WALLETS_PER_QUERY, wallets.size())), TYPES, event -> {
                // A wallet may hold many events of other concerts; only one of those is in memory at a time.
                if (new String(event.payload(), StandardCharsets.UTF_8).contains(concertId.value())) {
                    own.add(event);
                }
            });
            events.payloads(own).forEach(event -> add(moved, event));
        }
        return moved;
    }

    private void add(Map<String, Movement> moved, Object event) {
        if (event instanceof ReservationPaid paid) {
            add(moved, paid.reservationId(), new Movement(paid.amount().amount(), 0));
        }
        if (event instanceof ReservationRefunded refunded) {
            add(
                    moved,
                    refunded.reservationId(),
                    new Movement(0, refunded.amount().amount()));
        }
    }

    private void add(Map<String, Movement> moved, ReservationId reservation, Movement amount) {
        if (reservation.concertId().equals(concertId)) {
            moved.merge(reservation.uuid(), amount, Movement::plus);
        }
    }
}
