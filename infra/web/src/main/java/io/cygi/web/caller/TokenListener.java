package io.cygi.web.caller;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * Learns each bearer token that this process issues. Such a token is valid, and need not be verified when a request
 * shows it.
 */
@FunctionalInterface
public interface TokenListener {

    /**
     * Takes a token that was issued.
     *
     * @param token the text of the token, a secret, of which only a hash may be kept
     * @param accountId the account of the token
     * @param roles the roles that the token grants
     * @param expiresAt the time at which the token expires
     */
    void issued(String token, AccountId accountId, List<String> roles, Instant expiresAt);
}
