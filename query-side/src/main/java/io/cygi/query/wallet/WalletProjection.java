package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletOpened;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.query.projection.BatchRowInserter;
import io.cygi.query.projection.BatchRowStore;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Projects wallets into rows. An event counts once: each row knows the sequence number of the last one applied to it.
 */
@ProcessingGroup(WalletProjection.GROUP)
class WalletProjection {

    static final String GROUP = "query-wallets";

    private final BatchRowStore<String, WalletRow> wallets;
    private final BatchRowInserter<WalletTransactionRow> transactions;

    WalletProjection(BatchRowStore<String, WalletRow> wallets, BatchRowInserter<WalletTransactionRow> transactions) {
        this.wallets = wallets;
        this.transactions = transactions;
    }

    /** {@return the key of changes of a wallet} @param ownerId the id of the wallet's owner */
    static String key(String ownerId) {
        return GROUP + ":" + ownerId;
    }

    @EventHandler
    void on(WalletOpened event, @SequenceNumber long sequence) {
        if (isNew(event, sequence)) {
            wallets.save(row(event, sequence));
        }
    }

    @EventHandler
    void on(WalletToppedUp event, @SequenceNumber long sequence, @MessageIdentifier String id) {
        apply(event, sequence, id, TransactionKind.TOP_UP, event.amount(), null);
    }

    /** Applies a top-up that is taken back, as one of a negative amount. */
    @EventHandler
    void on(TopUpTakenBack event, @SequenceNumber long sequence, @MessageIdentifier String id) {
        Money taken = new Money(-event.amount().amount(), event.amount().currency());
        apply(event, sequence, id, TransactionKind.TOP_UP, taken, null);
    }

    @EventHandler
    void on(TopUpGivenBack event, @SequenceNumber long sequence, @MessageIdentifier String id) {
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
        transactions.deleteAll();
        wallets.deleteAll();
    }

    void clearCache() {
        wallets.clearCache();
    }

    private void apply(
            WalletEvent event,
            long sequence,
            String id,
            TransactionKind kind,
            Money amount,
            @Nullable ReservationId reservationId) {
        if (isNew(event, sequence)) {
            WalletRow after = row(event, sequence);
            WalletTransactionKey key = new WalletTransactionKey(after.ownerId(), sequence);
            transactions.add(new WalletTransactionRow(key, id, kind, amount, reservationId, event));
            wallets.save(after);
        }
    }

    /**
     * {@return whether the event is the first of a wallet} That need not be its opening: an organizer may be paid out
     * before.
     */
    private boolean isNew(WalletEvent event, long sequence) {
        WalletRow wallet = wallets.find(event.walletId().ownerId().value());
        return wallet == null || !wallet.hasApplied(sequence);
    }

    private static WalletRow row(WalletEvent event, long sequence) {
        return new WalletRow(event.walletId().ownerId().value(), event.balanceAfter(), sequence);
    }
}
