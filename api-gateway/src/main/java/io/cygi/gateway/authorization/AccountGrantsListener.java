package io.cygi.gateway.authorization;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.AccessEndedListener;
import io.cygi.gateway.authorization.grant.Grants;

/** Revokes all grants of an account whose access has ended. */
public final class AccountGrantsListener implements AccessEndedListener {

    private final Grants grants;

    /** Creates the listener. @param grants all grants */
    public AccountGrantsListener(Grants grants) {
        this.grants = grants;
    }

    @Override
    public void accessEnded(AccountId accountId) {
        grants.revokeOfAccount(accountId);
    }
}
