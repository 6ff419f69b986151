package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;
import java.util.Optional;

/** Opens and finds accounts. */
public interface Accounts {

    /**
     * Returns the account of a person who has just logged in at an identity provider. The first login opens the
     * account, and for a fan its wallet. Two first logins at the same time open one account.
     *
     * @param identity the person
     * @return the account, with the role FAN if it is new
     * @throws AccountUnusableException if it is locked or erased
     */
    Account signIn(Identity identity);

    /** {@return the account, erased ones included} @param accountId the account's identifier */
    Optional<Account> find(AccountId accountId);

    /**
     * Returns the account and locks it until the current transaction ends. Whatever this transaction issues to the
     * account is ended by every later end of its access.
     *
     * @param accountId the account's identifier
     * @return the account, erased ones included
     */
    Optional<Account> hold(AccountId accountId);
}
