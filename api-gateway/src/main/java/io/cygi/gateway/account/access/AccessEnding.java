package io.cygi.gateway.account.access;

import io.cygi.gateway.account.AccessEndedListener;
import io.cygi.gateway.account.store.AccessChange;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.transaction.AfterCommit;
import java.util.Objects;
import java.util.function.Consumer;

/** Ends what was issued to an account, in the transaction that changes the account. */
public final class AccessEnding {

    private final Consumer<Consumer<AccessEndedListener>> listeners;
    private final AccessCache cache;

    /** Creates the ending. @param listeners passes a call to each listener */
    public AccessEnding(Consumer<Consumer<AccessEndedListener>> listeners, AccessCache cache) {
        this.listeners = listeners;
        this.cache = cache;
    }

    /**
     * Ends what was issued to an account. Called in the transaction of the change.
     *
     * @param row the account after the change
     */
    public void ended(AccountRow row) {
        listeners.accept(listener -> listener.accessEnded(row.accountId()));
        AccessChange change = Objects.requireNonNull(row.accessChange(), "the access has ended");
        AfterCommit.run(() -> cache.apply(change));
    }
}
