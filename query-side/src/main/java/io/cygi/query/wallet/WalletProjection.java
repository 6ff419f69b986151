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
        String ownerId = event.walletId().ownerId().value();
        if (entities.find(WalletRow.class, ownerId) == null) {
            entities.persist(new WalletRow(ownerId, event.balanceAfter(), sequence));
            changes.changed(key(event.walletId().ownerId()));
        }
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
        String ownerId = event.walletId().ownerId().value();
        WalletRow wallet = entities.find(WalletRow.class, ownerId);
        if (wallet == null) {
            throw new IllegalStateException("a wallet changes that was never opened");
        }
        if (wallet.advance(sequence)) {
            wallet.hold(event.balanceAfter());
            WalletTransactionKey key = new WalletTransactionKey(ownerId, sequence);
            entities.persist(new WalletTransactionRow(key, id, kind, amount, reservationId, event));
            changes.changed(key(event.walletId().ownerId()));
        }
    }
}
