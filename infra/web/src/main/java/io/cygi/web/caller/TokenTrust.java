package io.cygi.web.caller;

import io.cygi.contracts.value.AccountId;

/**
 * Tells caches of verified bearer tokens whether their entries are still valid. It is asked on each request that such a
 * cache answers, and answers from memory.
 */
@FunctionalInterface
public interface TokenTrust {

    /**
     * {@return whether no event that ends tokens has happened to the account within the lifetime of a token: no lock,
     * no erasure, no change of roles, no revocation. Otherwise the token has to be verified anew}
     *
     * @param accountId the account of the token
     */
    boolean unchanged(AccountId accountId);
}
