package io.cygi.gateway.account.access;

import io.cygi.gateway.account.AccessEndedListener;
import io.cygi.gateway.account.store.AccessChange;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.transaction.AfterCommit;
import java.util.Objects;
import java.util.function.Consumer;

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
        AfterCommit.run(() -> cache.apply(change));
    }
}
