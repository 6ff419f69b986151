package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;

/** Ends what an account holds: sessions, refresh tokens, API keys. Called after a lock, an erasure and a change of roles. */
@FunctionalInterface
public interface AccessEndedListener {

    /** Ends it. Called in the transaction of the change, at least once. @param accountId whose access has ended */
    void accessEnded(AccountId accountId);
}
