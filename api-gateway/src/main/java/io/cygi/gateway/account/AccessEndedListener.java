package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;

/**
 * Ends the sessions, refresh tokens and API keys of an account. Called after a lock, an erasure and a change of roles.
 */
@FunctionalInterface
public interface AccessEndedListener {

    /**
     * Ends what was issued to an account. Called in the transaction of the change, at least once.
     *
     * @param accountId the account's identifier
     */
    void accessEnded(AccountId accountId);
}
