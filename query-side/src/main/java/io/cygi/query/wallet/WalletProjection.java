package io.cygi.query.wallet;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.contracts.wallet.WalletEvent.WalletOpened;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.query.projection.Changes;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.jspecify.annotations.Nullable;

/** Keeps the wallets. An event counts once: each row knows the sequence number of the last one applied to it. */
@ProcessingGroup(WalletProjection.GROUP)
class WalletProjection {

    static final String GROUP = "query-wallets";

    private final EntityManager entities;
    private final Changes changes;

    WalletProjection(EntityManager entities, Changes changes) {
        this.entities = entities;
        this.changes = changes;
    }

    /** {@return the key under which changes of a wallet are told} @param ownerId whose */
    static String key(AccountId ownerId) {
        return GROUP + ":" + ownerId;
    }

    @EventHandler
    void on(WalletOpened event, @SequenceNumber long sequence) {
        advance(event, sequence);
    }

    @EventHandler
    void on(WalletToppedUp event, @SequenceNumber long sequence, @MessageIdentifier String id) {
        apply(event, sequence, id, TransactionKind.TOP_UP, event.amount(), null);
    }

    @EventHandler
    void on(ReservationPaid event, @SequenceNumber long sequence, @MessageIdentifier String id) {
        apply(event, sequence, id, TransactionKind.PAYMENT, event.amount(), event.reservationId());
    }

    @EventHandler
    void on(ReservationRefunded event, @SequenceNumber long sequence, @MessageIdentifier String id) {
        apply(event, sequence, id, TransactionKind.REFUND, event.amount(), event.reservationId());
    }

    @EventHandler
    void on(PayoutCredited event, @SequenceNumber long sequence, @MessageIdentifier String id) {
        apply(event, sequence, id, TransactionKind.PAYOUT, event.amount(), null);
    }

    @ResetHandler
    void reset() {
        entities.createQuery("delete from WalletTransactionRow").executeUpdate();
        entities.createQuery("delete from WalletRow").executeUpdate();
    }

    private void apply(
            WalletEvent event,
            long sequence,
            String id,
            TransactionKind kind,
            Money amount,
            @Nullable ReservationId reservationId) {
        if (advance(event, sequence)) {
            WalletTransactionKey key =
                    new WalletTransactionKey(event.walletId().ownerId().value(), sequence);
            entities.persist(new WalletTransactionRow(key, id, kind, amount, reservationId, event));
        }
    }

    /** A wallet begins with its first event, which need not be its opening: an organizer may be paid out before. */
    private boolean advance(WalletEvent event, long sequence) {
        AccountId ownerId = event.walletId().ownerId();
        WalletRow wallet = entities.find(WalletRow.class, ownerId.value());
        if (wallet == null) {
            entities.persist(new WalletRow(ownerId.value(), event.balanceAfter(), sequence));
        } else if (wallet.advance(sequence)) {
            wallet.hold(event.balanceAfter());
        } else {
            return false;
        }
        changes.changed(key(ownerId));
        return true;
    }
}
