package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;

/**
 * Tells whether what was issued to an account still counts. Answers from memory, on each request; another process's change
 * is known within seconds.
 */
public interface AccountAccess {

    /**
     * {@return whether a token or session counts: its account is neither locked nor erased, and nothing has ended all access
     * that was given before a time after it was issued}
     *
     * @param accountId whose it is
     * @param issuedAt when it was issued
     */
    boolean counts(AccountId accountId, Instant issuedAt);

    /** {@return whether changes of other processes could be read lately; while they could not, nothing is to be let in} */
    boolean fresh();
}
