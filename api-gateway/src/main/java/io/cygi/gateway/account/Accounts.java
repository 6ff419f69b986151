package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;
import java.util.Optional;

/** Opens and finds accounts. */
public interface Accounts {

    /**
     * Returns the account of a person who has just logged in at an identity provider. The first login opens it, and for a
     * fan its wallet. Two first logins at once open one account.
     *
     * @param identity the person
     * @return the account, with the role FAN where it is new
     * @throws AccountUnusableException where it is locked or erased
     */
    Account signIn(Identity identity);

    /** {@return the account, erased ones included} @param accountId which */
    Optional<Account> find(AccountId accountId);

    /**
     * Returns the account, which nobody changes until the transaction under way ends. What is opened for the account in that
     * transaction is seen by every end of its access that comes later.
     *
     * @param accountId which
     * @return the account, erased ones included
     */
    Optional<Account> hold(AccountId accountId);
}
