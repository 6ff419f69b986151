package io.cygi.web.caller;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.util.List;

/** Is told of each bearer token that this process issues: it is good, and need not be verified when it is shown. */
@FunctionalInterface
public interface TokenListener {

    /**
     * A token was issued.
     *
     * @param token its text, a secret, of which nothing but a hash is to be kept
     * @param accountId whose it is
     * @param roles what its bearer may reach
     * @param expiresAt when it stops counting
     */
    void issued(String token, AccountId accountId, List<String> roles, Instant expiresAt);
}
