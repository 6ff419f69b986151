package io.cygi.web.caller;

import io.cygi.contracts.value.AccountId;

/**
 * Tells caches of verified bearer tokens whether they may still rely on what they remember. Asked on each request that such a
 * cache answers, and answers from memory.
 */
@FunctionalInterface
public interface TokenTrust {

    /**
     * {@return whether nothing has happened to the account, for as long as a token lives, that ends tokens: no lock, no
     * erasure, no change of roles, no revocation. Where it has, the token is to be verified anew}
     *
     * @param accountId whose token it is
     */
    boolean unchanged(AccountId accountId);
}
