package io.cygi.gateway.authorization.key;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.AccessEndedListener;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import java.util.function.Supplier;

/**
 * Deletes the API keys of an erased account. Those of a locked account stay, and get no tokens until it is unlocked.
 */
public final class ErasedAccountKeys implements AccessEndedListener {

    private final ApiKeys keys;
    private final Supplier<Accounts> accounts;

    /**
     * Creates the listener.
     *
     * @param accounts looked up with the first call, because accounts depend on their listeners
     */
    public ErasedAccountKeys(ApiKeys keys, Supplier<Accounts> accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    @Override
    public void accessEnded(AccountId accountId) {
        if (accounts.get()
                .find(accountId)
                .filter(account -> account.status() == Account.Status.ERASED)
                .isPresent()) {
            keys.deleteOf(accountId);
        }
    }
}
