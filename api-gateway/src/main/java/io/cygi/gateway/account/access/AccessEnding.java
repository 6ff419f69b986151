package io.cygi.gateway.account.access;

import io.cygi.gateway.account.AccessEndedListener;
import io.cygi.gateway.account.store.AccessChange;
import io.cygi.gateway.account.store.AccountRow;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Ends what was issued to an account, with the transaction that changes the account. */
public final class AccessEnding {

    private final Consumer<Consumer<AccessEndedListener>> listeners;
    private final AccessCache cache;

    /** @param listeners tells something to each */
    public AccessEnding(Consumer<Consumer<AccessEndedListener>> listeners, AccessCache cache) {
        this.listeners = listeners;
        this.cache = cache;
    }

    /** Ends it. Called in the transaction of the change. @param row the account as it has become */
    public void ended(AccountRow row) {
        listeners.accept(listener -> listener.accessEnded(row.accountId()));
        AccessChange change = Objects.requireNonNull(row.accessChange(), "the access has ended");
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                cache.apply(change);
            }
        });
    }
}
