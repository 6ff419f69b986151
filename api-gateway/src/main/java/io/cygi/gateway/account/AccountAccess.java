package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;

/**
 * Tells whether a token or session that was issued to an account is still valid. Answers from memory on each request; a
 * change by another process is known within seconds.
 */
public interface AccountAccess {

    /**
     * {@return whether a token or session is valid: its account is neither locked nor erased, and no later change has
     * ended the access that it was issued for}
     *
     * @param accountId the account of the token or session
     * @param issuedAt time at which the token or session was issued
     */
    boolean counts(AccountId accountId, Instant issuedAt);

    /** {@return whether changes of other processes were read lately; if not, no token or session must be accepted} */
    boolean fresh();
}
